"""What is done with verdicts: one notebook for its reader; a class, from what was handed in to its reports.

=========  ========================================================================================================
entries    what lies in a folder or a zip: folders and files, each with its own guard; no name becomes a path
damaged    a zip whose directory is damaged in places
whose      whose each folder and file is, by what lies outermost and by what an LMS writes in front
handed_in  what each student has handed in, or why it is nothing
task       one notebook to grade, and what all of a run share
earlier    what a run before has left, and that no other writes there at the same time
check      the command: one notebook, its verdicts as they come, again when it is saved; JSON and JUnit XML
grade      the command: a class, in parallel, with what was graded before
feedback   grades.csv, results.json, a page for each student, the overview
similar    answers that look alike
doctor     what works here, and what to do about what does not
=========  ========================================================================================================
"""
