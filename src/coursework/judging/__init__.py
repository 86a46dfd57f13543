"""What decides. It imports `inside` and finds the checks of `checks`; no student's code runs in these processes.

==========  =======================================================================================================
verdict     what is known of an answer after a check, as data
registry    the checks by name
student     the ``s`` of a check: asks the host beside the student's code
expect      compares what came with a closed form, and names the mistake whose value it is
where       the second hint: with which input, and in which rows and coordinates, an answer is wrong
recorder    functions that a check passes to the student's, and that keep every call
solvers     shared mathematics of checks: Euler's method on a field with a closed form, and the loops students write
noise       shared mathematics of checks: normal numbers, steps of noise, their moments
learning    shared mathematics of checks: losses, times and the laws of places
masters     the blank notebooks as they were handed out
submission  the answers that are taken from a student's notebook
ruling      the verdict on a check cell, from what was seen when the cells ran
referee     the check's process in the grader
engine      one notebook from submission to verdicts: who is blamed for a hang or a crash, and what is run again
watch       what a notebook's processes use of processor and memory, seen from outside
group       a control group of the kernel's for the memory of a slot, where one can be made
room        many grade together on this machine, or one alone
sandbox     the isolation that this machine offers, and the command that starts it
launch      becomes somebody else and starts bubblewrap
==========  =======================================================================================================
"""
