/** Globs to functions, by a package that is loaded when somebody names a glob. */
import picomatch from 'picomatch';

export { picomatch };
