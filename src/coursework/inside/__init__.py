"""What may lie beside a student's code. It imports nothing of `coursework` from outside of this folder.

The sandbox holds this folder and nothing else of the package.

=========  ========================================================================================================
host       does what a check asks for, in the student's namespace
wire       the plain values that go between the two, as bytes
refuse     flowdiff's own version of what is asked raises while an answer runs
chance     an answer meets the same random numbers whoever runs it
session    the student's process in the grader: locked cells, answers and a host
pipe       frames over a socket
forks      a warm process that forks one child for each submission
syscalls   what a student's process may not ask the system for
stand_in   what `import coursework` finds in the sandbox
=========  ========================================================================================================
"""
