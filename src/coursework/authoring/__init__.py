"""What authors of exercises use.

======  ===========================================================================================================
derive  solutions/*.md become the notebooks
power   every right and wrong answer is judged: how well the checks tell them apart
======  ===========================================================================================================
"""
