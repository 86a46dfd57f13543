"""System calls that a student's process is refused: they keep what no other limit counts, or look at others.

Memory without a name (memfd, System V) counts for no process, nor does what waits in a socket whose buffer was
enlarged; keys outlive their process and could be read by the next student's, and the rest is only of use against the
machine. Everything else is allowed: namespaces and limits do the work.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct

_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # of the packet filter's instructions
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_X32 = 0x40000000  # from here on x86_64 has a second set of the same calls

# by machine: its number in the audit header, and of each call its number
_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_REFUSED = {
    "shmget": (29, 194),
    "setsockopt": (54, 208),
    "ptrace": (101, 117),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "perf_event_open": (298, 241),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "memfd_create": (319, 279),
    "bpf": (321, 280),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "memfd_secret": (447, 447),
}


def refuse() -> None:
    """Let these calls fail with EPERM from here on, in this process and in all that it starts.

    Does nothing on a machine whose numbers are not known. Needs ``no_new_privs``.

    Raises:
        OSError: the system does not take the filter.
    """
    machine = platform.machine()
    if machine not in _ARCHITECTURE:
        return
    column = list(_ARCHITECTURE).index(machine)
    numbers = [numbers[column] for numbers in _REFUSED.values()]
    tests = [(_EQUAL, number) for number in numbers]
    if machine == "x86_64":
        tests.insert(0, (_AT_LEAST, _X32))
    # instruction, jump if true, jump if not, number; jumps count what is skipped
    program = [(_LOAD, 0, 0, 4), (_EQUAL, 0, len(tests) + 2, _ARCHITECTURE[machine]), (_LOAD, 0, 0, 0)]
    program += [(test, len(tests) - i, 0, number) for i, (test, number) in enumerate(tests)]
    program += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _ERRNO | errno.EPERM)]
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in program)
    buffer = ctypes.create_string_buffer(code, len(code))
    filter_ = struct.pack("HxxxxxxP", len(program), ctypes.addressof(buffer))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.c_char_p(filter_), 0, 0) != 0:
        number = ctypes.get_errno()
        raise OSError(number, "a filter for system calls is not possible here")
