"""What authors of exercises use.

======  ===========================================================================================================
derive  solutions/*.md become the notebooks
tell    what one answer is told
power   every right and wrong answer is judged: how well the checks tell them apart
======  ===========================================================================================================
"""
