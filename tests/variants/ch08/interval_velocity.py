# ruff: noqa
# right: as in the solution
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    given = u_given(x, t)
    if not t_on <= t < t_off:
        return given
    return (1 - w) * u_any(x, t) + w * given

# right: a scale for this time
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    given = u_given(x, t)
    scale = w if t >= t_on and t < t_off else 1.0
    if scale == 1.0:
        return given
    free = u_any(x, t)
    return free + scale * (given - free)

# right: on from the class
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    velocity = u_given(x, t)
    if t_on <= t and not t >= t_off:
        velocity = velocity + (w - 1) * (velocity - u_any(x, t))
    return velocity

# wrong: guided everywhere | guidance (before|after) the interval, too
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    given = u_given(x, t)
    return (1 - w) * u_any(x, t) + w * given

# wrong: no beginning | guidance before the interval
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    given = u_given(x, t)
    if t >= t_off:
        return given
    return (1 - w) * u_any(x, t) + w * given

# wrong: no end | guidance after the interval
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    given = u_given(x, t)
    if t < t_on:
        return given
    return (1 - w) * u_any(x, t) + w * given

# wrong: never | inside the interval the class came
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    given = u_given(x, t)
    return given

# wrong: the field of all inside | inside the interval the field of all
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    given = u_given(x, t)
    if t_on <= t < t_off:
        return u_any(x, t)
    return given

# wrong: the wrong way round | inside the interval the class came
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    given = u_given(x, t)
    if t_on <= t < t_off:
        return given
    return (1 - w) * u_any(x, t) + w * given

# wrong: w = 0 outside | (before|after) the interval the field of all came
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    if not t_on <= t < t_off:
        return u_any(x, t)
    return (1 - w) * u_any(x, t) + w * u_given(x, t)

# wrong: w = 0 before | before the interval the field of all came
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    if t < t_on:
        return u_any(x, t)
    if t >= t_off:
        return u_given(x, t)
    return (1 - w) * u_any(x, t) + w * u_given(x, t)

# wrong: w = 0 after | after the interval the field of all came
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    if t >= t_off:
        return u_any(x, t)
    if t < t_on:
        return u_given(x, t)
    return (1 - w) * u_any(x, t) + w * u_given(x, t)

# wrong: zero outside | nothing moves
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    if not t_on <= t < t_off:
        return 0 * x
    return (1 - w) * u_any(x, t) + w * u_given(x, t)

# wrong: zero after | after the interval nothing moves
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    if t < t_on:
        return u_given(x, t)
    if t >= t_off:
        return 0 * x
    return (1 - w) * u_any(x, t) + w * u_given(x, t)

# wrong: w times the class outside | multiplied by w
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    inside = t_on <= t < t_off
    velocity = w * u_given(x, t)
    if inside:
        velocity = velocity + (1 - w) * u_any(x, t)
    return velocity

# wrong: w times the class after | after the interval the velocity of the class is multiplied by w
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    if t < t_on:
        return u_given(x, t)
    velocity = w * u_given(x, t)
    if t < t_off:
        velocity = velocity + (1 - w) * u_any(x, t)
    return velocity

# wrong: w and 1 - w | are exchanged: w = 1
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    given = u_given(x, t)
    if not t_on <= t < t_off:
        return given
    return w * u_any(x, t) + (1 - w) * given

# wrong: 1 + w | 1 \+ w stands
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    given = u_given(x, t)
    if not t_on <= t < t_off:
        return given
    return (1 + w) * given - w * u_any(x, t)

# wrong: plain sum | do not sum to 1
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    given = u_given(x, t)
    if not t_on <= t < t_off:
        return given
    return u_any(x, t) + w * given

# wrong: difference reversed | wrong sign
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    given = u_given(x, t)
    if not t_on <= t < t_off:
        return given
    return given - (w - 1) * (given - u_any(x, t))

# wrong: the end is inside | the end does not belong
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    given = u_given(x, t)
    if not t_on <= t <= t_off:
        return given
    return (1 - w) * u_any(x, t) + w * given

# wrong: the beginning is outside | the beginning belongs
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    given = u_given(x, t)
    if not t_on < t < t_off:
        return given
    return (1 - w) * u_any(x, t) + w * given

# wrong: both asked always | look at the time first
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    given = u_given(x, t)
    free = u_any(x, t)
    if not t_on <= t < t_off:
        return given
    return (1 - w) * free + w * given

# wrong: the class asked twice | ask u_given once
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    if not t_on <= t < t_off:
        return u_given(x, t)
    return u_given(x, t) + (w - 1) * (u_given(x, t) - u_any(x, t))

# wrong: all asked twice | ask u_any once
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    given = u_given(x, t)
    if not t_on <= t < t_off:
        return given
    return u_any(x, t) + w * (given - u_any(x, t))

# wrong: the class is not asked | u_given is needed|inside the interval the field of all
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    if t_on <= t < t_off:
        return u_any(x, t)
    return u_given(x, t)

# wrong: in place | same after the call
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    given = u_given(x, t)
    if t_on <= t < t_off:
        given = (1 - w) * u_any(x, t) + w * given
    x += given
    return given

# wrong: the field of all at the beginning of the interval | both fields are asked at t
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    given = u_given(x, t)
    if not t_on <= t < t_off:
        return given
    return (1 - w) * u_any(x, t_on) + w * given

# wrong: the scale is one less | w - 1 stands for w
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    v = u_given(x, t)
    return v if not t_on <= t < t_off else (2 - w) * u_any(x, t) + (w - 1) * v

# wrong: the class alone, w times | the field of all is missing
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    v = u_given(x, t)
    return v if not t_on <= t < t_off else w * v + 0 * u_any(x, t)

# wrong: all asked outside, too | 0 calls of u_any at t = [\d.]+, outside the interval from
def interval_velocity(u_given, u_any, x, t, w, t_on, t_off):
    given, free = u_given(x, t), u_any(x, t)
    return given + (w - 1) * (given - free) if t_on <= t < t_off else given
