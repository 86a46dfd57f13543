"""Grading a class: the student's code in a sandbox, the verdict in another process, plain values between them.

=============  ==================================================================================================
submissions    what was handed in, by whom: folders, zips, limits; nothing in a name becomes a path
sandbox        the isolation that this machine offers, and the command that starts it
forks          a warm process that forks one child for each submission
syscalls       what a student's process may not ask the system for
inside         the student's process: locked cells and answers; runs in the sandbox
referee        the check's process: asks the student's process for values and judges them; runs no student's code
engine         one notebook from submission to verdicts: who is blamed for a hang or a crash, and what is run again
grade          the command: a class, in parallel, with what was graded before
feedback       grades.csv, results.json, a page for each student, the overview
similar        answers that look alike
doctor         what works here, and what to do about what does not
=============  ==================================================================================================
"""
