"""A notebook by way of nbval: `python -m coursework check`.

=============  ====================================================================================================
command        the command: reads a notebook, prints a table, writes JSON and JUnit XML
judge          the verdicts on a notebook, run in a kernel
kernel_plugin  a pytest plugin: a kernel that ends before it answers is started once more
report_plugin  a pytest plugin: one line of JSON for each cell that ended
=============  ====================================================================================================
"""
