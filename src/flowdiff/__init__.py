"""flowdiff: the small library behind the book. Nothing here is imported for you; each module is one idea.

``distributions``  where samples come from          ``fields``       vector fields whose flows are known
``ode``            following a field step by step   ``plotting``     the book's pictures
``interactive``    one figure with sliders, alive with and without a kernel
"""
