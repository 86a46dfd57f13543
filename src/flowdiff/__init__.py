"""flowdiff: the small library behind the book. Nothing here is imported for you; each module is one idea.

=================  ==================================================================
``distributions``  where samples come from, with densities and scores where known
``fields``         vector fields whose flows are known
``ode``            following a field, step by step
``sde``            the same with noise; Brownian motion
``paths``          probability paths from noise to data, and their conversions
``samplers``       DPM-Solver++ and step schedules, for fields whose path is known
``losses``         what a network is trained to make small
``networks``       networks that are fields
``training``       the loop that trains them
``guidance``       fields that are steered by a condition
``metrics``        how far apart two clouds of samples are
``pictures``       two photographs
``plotting``       the book's pictures
``interactive``    one figure with sliders, alive with and without a kernel
=================  ==================================================================
"""
