"""A notebook by way of nbval, in a kernel: the gate, and a reader whose system has no processes that fork.

=============  ====================================================================================================
judge          the verdicts on a notebook, run in a kernel
kernel_plugin  a pytest plugin: a kernel that ends before it answers is started once more
report_plugin  a pytest plugin: one line of JSON for each cell that ended
=============  ====================================================================================================
"""
