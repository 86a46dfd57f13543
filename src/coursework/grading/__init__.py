"""What is done with verdicts: a class, from what was handed in to its reports.

=========  ========================================================================================================
handed_in  what was handed in, by whom: folders, zips, limits; nothing in a name becomes a path
task       one notebook to grade, and what all of a run share
grade      the command: a class, in parallel, with what was graded before
feedback   grades.csv, results.json, a page for each student, the overview
similar    answers that look alike
doctor     what works here, and what to do about what does not
=========  ========================================================================================================
"""
