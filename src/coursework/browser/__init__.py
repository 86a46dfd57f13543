"""Python in the reader's page: the cells of one notebook, run and judged without a kernel.

desk   runs an answer, draws its picture and asks the checks; what is said goes to the page as it comes
later  stands for matplotlib until it has come, so that a check need not wait for it
"""
