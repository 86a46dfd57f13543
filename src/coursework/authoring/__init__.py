"""What authors of exercises use.

=========  ========================================================================================================
derive     solutions/*.md become the notebooks
tell       what one answer is told
power      every right and wrong answer is judged: how well the checks tell them apart
sentences  what the checks may tell, and what of it no wrong answer is told
=========  ========================================================================================================
"""
