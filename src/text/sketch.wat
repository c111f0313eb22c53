;; Choosing of the shingles of a body; see dedup/sketch.ts. `npm run kernel` assembles this into sketch.wasm.ts; a test compares
;; the two. Memory: hashes of words, shingles and what is chosen of them, one written over the other from the beginning.
(module
  (memory (export "memory") 1)

  ;; The finish of MurmurHash3.
  (func $finish (param $hash i32) (result i32)
    (local.set $hash (i32.mul
      (i32.xor (local.get $hash) (i32.shr_u (local.get $hash) (i32.const 16))) (i32.const 0x85ebca6b)))
    (local.set $hash (i32.mul
      (i32.xor (local.get $hash) (i32.shr_u (local.get $hash) (i32.const 13))) (i32.const 0xc2b2ae35)))
    (i32.xor (local.get $hash) (i32.shr_u (local.get $hash) (i32.const 16))))

  ;; Writes over so many hashes of words with the hashes of shingles that begin there: five words, or six where characters are
  ;; words (bit 1). Returns how many shingles there are. There must be room for three hashes more.
  (func (export "shingle") (param $count i32) (result i32)
    (local $at i32) (local $end i32) (local $to i32) (local $size i32) (local $hash i32) (local $i i32)
    (local $all v128) (local $factor v128) (local $character v128)
    (local.set $to (i32.shl (local.get $count) (i32.const 2)))
    (local.set $factor (i32x4.splat (i32.const 0x9e3779b1)))
    (local.set $character (i32x4.splat (i32.const 2)))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
      (local.set $size (i32.shl
        (i32.add (i32.const 5) (i32.shr_u (i32.and (i32.load (local.get $at)) (i32.const 2)) (i32.const 1)))
        (i32.const 2)))
      (local.set $end (i32.add (local.get $at) (local.get $size)))
      ;; Four at a step, where all four are words or all four characters.
      (local.set $i (i32x4.bitmask (i32x4.eq
        (v128.and (v128.load (local.get $at)) (local.get $character)) (local.get $character))))
      (if (i32.and
            (i32.or (i32.eqz (local.get $i)) (i32.eq (local.get $i) (i32.const 15)))
            (i32.le_u (i32.add (local.get $end) (i32.const 12)) (local.get $to)))
        (then
          (local.set $i (local.get $at))
          (local.set $all (i32x4.splat (i32.shr_u (local.get $size) (i32.const 2))))
          (loop $words
            (local.set $all (v128.xor
              (i32x4.mul (v128.xor (local.get $all) (v128.load (local.get $i))) (local.get $factor))
              (i32x4.shr_u (local.get $all) (i32.const 15))))
            (local.set $i (i32.add (local.get $i) (i32.const 4)))
            (br_if $words (i32.lt_u (local.get $i) (local.get $end))))
          (local.set $all (i32x4.mul
            (v128.xor (local.get $all) (i32x4.shr_u (local.get $all) (i32.const 16)))
            (i32x4.splat (i32.const 0x85ebca6b))))
          (local.set $all (i32x4.mul
            (v128.xor (local.get $all) (i32x4.shr_u (local.get $all) (i32.const 13)))
            (i32x4.splat (i32.const 0xc2b2ae35))))
          (v128.store (local.get $at)
            (v128.xor (local.get $all) (i32x4.shr_u (local.get $all) (i32.const 16))))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br $next)))
      ;; A body that is shorter than a shingle is one.
      (if (i32.gt_u (local.get $end) (local.get $to))
        (then
          (br_if $done (local.get $at))
          (local.set $end (local.get $to))))
      (local.set $hash (i32.shr_u (local.get $size) (i32.const 2)))
      (local.set $i (local.get $at))
      (loop $words
        (local.set $hash (i32.xor
          (i32.mul (i32.xor (local.get $hash) (i32.load (local.get $i))) (i32.const 0x9e3779b1))
          (i32.shr_u (local.get $hash) (i32.const 15))))
        (local.set $i (i32.add (local.get $i) (i32.const 4)))
        (br_if $words (i32.lt_u (local.get $i) (local.get $end))))
      (i32.store (local.get $at) (call $finish (local.get $hash)))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br $next)))
    (i32.shr_u (local.get $at) (i32.const 2)))

  ;; Writes to the beginning of so many shingles the smallest of each window, once where it stays the smallest, the last of
  ;; equal ones; returns how many. (What is chosen never overtakes the window.)
  (func (export "winnow") (param $count i32) (param $window i32) (result i32)
    (local $from i32) (local $last i32) (local $to i32) (local $i i32) (local $least i32) (local $value i32) (local $out i32)
    (if (i32.eqz (local.get $count)) (then (return (i32.const 0))))
    (local.set $least (i32.const -1))
    (local.set $to (i32.shl (local.get $count) (i32.const 2)))
    ;; From the first of a window to its last.
    (local.set $window (i32.shl (i32.sub (select (local.get $window) (local.get $count)
      (i32.lt_u (local.get $window) (local.get $count))) (i32.const 1)) (i32.const 2)))
    (block $done (loop $windows
      (local.set $last (i32.add (local.get $from) (local.get $window)))
      (br_if $done (i32.ge_u (local.get $last) (local.get $to)))
      (block $same
        (if (i32.ge_s (local.get $least) (local.get $from))
          (then
            (br_if $same (i32.gt_u (i32.load (local.get $last)) (local.get $value)))
            (local.set $least (local.get $last)))
          (else
            (local.set $least (local.get $from))
            (local.set $i (local.get $from))
            (block $found (loop $each
              (local.set $i (i32.add (local.get $i) (i32.const 4)))
              (br_if $found (i32.gt_u (local.get $i) (local.get $last)))
              (br_if $each (i32.gt_u (i32.load (local.get $i)) (i32.load (local.get $least))))
              (local.set $least (local.get $i))
              (br $each)))))
        (local.set $value (i32.load (local.get $least)))
        (i32.store (local.get $out) (local.get $value))
        (local.set $out (i32.add (local.get $out) (i32.const 4))))
      (local.set $from (i32.add (local.get $from) (i32.const 4)))
      (br $windows)))
    (i32.shr_u (local.get $out) (i32.const 2)))
)
