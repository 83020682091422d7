/* A disk that is full for some files: while the file named by FULL_FLAG exists, nothing more is written to paths that
   contain what it says. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static int full(int fd) {
    char wanted[PATH_MAX] = "", link[64], path[PATH_MAX];
    const char *flag = getenv("FULL_FLAG");
    int from = flag ? open(flag, O_RDONLY) : -1;
    if (from < 0) return 0;
    ssize_t length = read(from, wanted, sizeof wanted - 1);
    close(from);
    if (length <= 0) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    if (!strstr(path, wanted)) return 0;
    errno = ENOSPC;
    return 1;
}

#define NEXT(type, name) ((type)dlsym(RTLD_NEXT, name))

ssize_t write(int fd, const void *data, size_t count) {
    return full(fd) ? -1 : NEXT(ssize_t (*)(int, const void *, size_t), "write")(fd, data, count);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    return full(fd) ? -1 : NEXT(ssize_t (*)(int, const struct iovec *, int), "writev")(fd, parts, count);
}

ssize_t pwrite(int fd, const void *data, size_t count, off_t at) {
    return full(fd) ? -1 : NEXT(ssize_t (*)(int, const void *, size_t, off_t), "pwrite")(fd, data, count, at);
}

ssize_t pwrite64(int fd, const void *data, size_t count, off64_t at) {
    return full(fd) ? -1 : NEXT(ssize_t (*)(int, const void *, size_t, off64_t), "pwrite64")(fd, data, count, at);
}

int fsync(int fd) {
    return full(fd) ? -1 : NEXT(int (*)(int), "fsync")(fd);
}
