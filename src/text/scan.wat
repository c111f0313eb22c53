;; Finds the lines in a piece of a dump, and takes the features of those whose first and last characters are ASCII; the others
;; are left to rows.ts, which does the same for any text. `npm run kernel` assembles this into scan.wasm.ts.
;;
;; Memory: | text, and room | rows, ten numbers of four bytes each (see rows.ts) |
;;         0                1114112
(module
  (memory (export "memory") 20 20)
  ;; Where the next row goes; how many lines were found; where the first line that is not complete begins.
  (global $row (mut i32) (i32.const 0))
  (global $lines (mut i32) (i32.const 0))
  (global $stop (mut i32) (i32.const 0))
  (func (export "stop") (result i32) (global.get $stop))

  ;; Whether a byte is a space or TAB to CR.
  (func $isSpace (param $byte i32) (result i32)
    (i32.or (i32.eq (local.get $byte) (i32.const 0x20))
            (i32.lt_u (i32.sub (local.get $byte) (i32.const 0x09)) (i32.const 5))))

  ;; Whether a byte is an ASCII letter or digit.
  (func $isLetter (param $byte i32) (result i32)
    (i32.or
      (i32.lt_u (i32.sub (i32.or (local.get $byte) (i32.const 0x20)) (i32.const 0x61)) (i32.const 26))
      (i32.lt_u (i32.sub (local.get $byte) (i32.const 0x30)) (i32.const 10))))

  ;; Whether a byte is . ! or ?
  (func $ends (param $byte i32) (result i32)
    (i32.or (i32.eq (local.get $byte) (i32.const 0x2e))
      (i32.or (i32.eq (local.get $byte) (i32.const 0x21)) (i32.eq (local.get $byte) (i32.const 0x3f)))))

  ;; Whether a byte is one of " ' ) ] } * _
  (func $closes (param $byte i32) (result i32)
    (i32.or
      (i32.or
        (i32.or (i32.eq (local.get $byte) (i32.const 0x22)) (i32.eq (local.get $byte) (i32.const 0x27)))
        (i32.or (i32.eq (local.get $byte) (i32.const 0x29)) (i32.eq (local.get $byte) (i32.const 0x5d))))
      (i32.or
        (i32.or (i32.eq (local.get $byte) (i32.const 0x7d)) (i32.eq (local.get $byte) (i32.const 0x2a)))
        (i32.eq (local.get $byte) (i32.const 0x5f)))))

  ;; The key of hash.ts, step by step.
  (func $mix (param $key i32) (param $word i32) (result i32)
    (local $mixed i32)
    (local.set $mixed (i32.mul
      (i32.xor (local.get $key) (i32.mul (local.get $word) (i32.const 0xcc9e2d51)))
      (i32.const 0x9e3779b1)))
    (i32.xor (local.get $mixed) (i32.shr_u (local.get $mixed) (i32.const 15))))

  (func $key (param $from i32) (param $to i32) (result i32)
    (local $key i32) (local $quarter i32) (local $length i32)
    (local.set $length (i32.sub (local.get $to) (local.get $from)))
    (local.set $key (call $mix (local.get $length) (local.get $length)))
    (if (i32.lt_u (local.get $length) (i32.const 4))
      (then
        (loop $bytes
          (local.set $key (call $mix (local.get $key) (i32.load8_u (local.get $from))))
          (local.set $from (i32.add (local.get $from) (i32.const 1)))
          (br_if $bytes (i32.lt_u (local.get $from) (local.get $to))))
        (return (local.get $key))))
    (local.set $quarter (i32.shr_u (i32.sub (local.get $length) (i32.const 4)) (i32.const 2)))
    (local.set $length (i32.const 4))
    (loop $quarters
      (local.set $key (call $mix (local.get $key) (i32.load (local.get $from))))
      (local.set $from (i32.add (local.get $from) (local.get $quarter)))
      (local.set $length (i32.sub (local.get $length) (i32.const 1)))
      (br_if $quarters (local.get $length)))
    (call $mix (local.get $key) (i32.load (i32.sub (local.get $to) (i32.const 4)))))

  ;; The flags of a line that is not blank: 2 has a letter or digit, 4 ends as a sentence, 16 not known.
  (func $flags (param $from i32) (param $to i32) (result i32)
    (local $byte i32)
    ;; What is not ASCII may be a letter, white space, a bullet or a quote; - and * may be bullets.
    (if (i32.or
          (i32.or (i32.ge_u (i32.load8_u (local.get $from)) (i32.const 0x80))
                  (i32.ge_u (i32.load8_u (i32.sub (local.get $to) (i32.const 1))) (i32.const 0x80)))
          (i32.or (i32.eq (i32.load8_u (local.get $from)) (i32.const 0x2d))
                  (i32.eq (i32.load8_u (local.get $from)) (i32.const 0x2a))))
      (then (return (i32.const 16))))
    (block $worded
      (loop $letters
        (local.set $byte (i32.load8_u (local.get $from)))
        (br_if $worded (call $isLetter (local.get $byte)))
        (if (i32.ge_u (local.get $byte) (i32.const 0x80)) (then (return (i32.const 16))))
        (local.set $from (i32.add (local.get $from) (i32.const 1)))
        (br_if $letters (i32.lt_u (local.get $from) (local.get $to))))
      (return (i32.const 0)))
    ;; There is a letter, so the loop ends there at the latest.
    (loop $closers
      (local.set $to (i32.sub (local.get $to) (i32.const 1)))
      (local.set $byte (i32.load8_u (local.get $to)))
      (br_if $closers (call $closes (local.get $byte))))
    (if (i32.ge_u (local.get $byte) (i32.const 0x80)) (then (return (i32.const 16))))
    (if (call $ends (local.get $byte)) (then (return (i32.const 6))))
    (i32.const 2))

  ;; Whether the row before, so many bytes back, is an empty line with a line end of this length.
  (func $isEmpty (param $back i32) (param $length i32) (result i32)
    (local $row i32)
    (local.set $row (i32.sub (global.get $row) (local.get $back)))
    (if (result i32) (i32.lt_u (local.get $row) (i32.const 1114112))
      (then (i32.const 0))
      (else (i32.and
        (i32.eq (i32.load offset=12 (local.get $row)) (i32.load (local.get $row)))
        (i32.eq (i32.sub (i32.load offset=4 (local.get $row)) (i32.load (local.get $row))) (local.get $length))))))

  ;; Writes the row of the line [at, end), whose line end is [end, next). The third empty line in a row, and those that follow
  ;; it, are only counted.
  (func $putRow (param $at i32) (param $end i32) (param $next i32) (param $shift i32)
    (local $from i32) (local $to i32) (local $row i32)
    (local.set $row (global.get $row))
    (global.set $lines (i32.add (global.get $lines) (i32.const 1)))
    (if (i32.eq (local.get $at) (local.get $end))
      (then (if (i32.and
          (call $isEmpty (i32.const 40) (i32.sub (local.get $next) (local.get $at)))
          (call $isEmpty (i32.const 80) (i32.sub (local.get $next) (local.get $at))))
        (then
          (local.set $row (i32.sub (local.get $row) (i32.const 40)))
          (i32.store offset=32 (local.get $row) (i32.add (i32.load offset=32 (local.get $row)) (i32.const 1)))
          (return)))))
    (local.set $from (local.get $at))
    (local.set $to (local.get $end))
    (block $front (loop $next
      (br_if $front (i32.ge_u (local.get $from) (local.get $to)))
      (br_if $front (i32.eqz (call $isSpace (i32.load8_u (local.get $from)))))
      (local.set $from (i32.add (local.get $from) (i32.const 1)))
      (br $next)))
    (block $back (loop $next
      (br_if $back (i32.ge_u (local.get $from) (local.get $to)))
      (br_if $back (i32.eqz (call $isSpace (i32.load8_u (i32.sub (local.get $to) (i32.const 1))))))
      (local.set $to (i32.sub (local.get $to) (i32.const 1)))
      (br $next)))
    (i32.store (local.get $row) (i32.add (local.get $at) (local.get $shift)))
    (i32.store offset=4 (local.get $row) (i32.add (local.get $next) (local.get $shift)))
    (i32.store offset=8 (local.get $row) (i32.add (local.get $at) (local.get $shift)))
    (i32.store offset=12 (local.get $row) (i32.add (local.get $end) (local.get $shift)))
    (i32.store offset=16 (local.get $row) (i32.add (local.get $from) (local.get $shift)))
    (i32.store offset=20 (local.get $row) (i32.add (local.get $to) (local.get $shift)))
    (if (i32.eq (local.get $from) (local.get $to))
      (then (i64.store offset=24 (local.get $row) (i64.const 0)))
      (else
        (i32.store offset=24 (local.get $row) (call $key (local.get $from) (local.get $to)))
        (i32.store offset=28 (local.get $row) (call $flags (local.get $from) (local.get $to)))))
    (i32.store offset=32 (local.get $row) (i32.const 0))
    (i32.store offset=36 (local.get $row) (i32.sub (global.get $lines) (i32.const 1)))
    (global.set $row (i32.add (local.get $row) (i32.const 40))))

  ;; Finds the complete lines of the text [0, to); returns how many rows were written. Stops where there is room for `most` rows
  ;; no more, at a line longer than `limit`, and at a CR that ends the text, because a LF may follow it. All places are
  ;; written with `shift` added.
  (func (export "scan") (param $to i32) (param $shift i32) (param $limit i32) (param $most i32) (result i32)
    (local $at i32) (local $end i32) (local $next i32) (local $breaks i32) (local $bytes v128) (local $lf v128) (local $cr v128)
    (local.set $lf (i8x16.splat (i32.const 0x0a)))
    (local.set $cr (i8x16.splat (i32.const 0x0d)))
    (global.set $row (i32.const 1114112))
    (global.set $lines (i32.const 0))
    (global.set $stop (i32.const 0))
    (local.set $most (i32.add (i32.const 1114112) (i32.mul (local.get $most) (i32.const 40))))
    (block $done (loop $blocks
      (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
      (local.set $bytes (v128.load (local.get $at)))
      (local.set $breaks (i8x16.bitmask (v128.or
        (i8x16.eq (local.get $bytes) (local.get $lf))
        (i8x16.eq (local.get $bytes) (local.get $cr)))))
      (block $clear (loop $break
        (br_if $clear (i32.eqz (local.get $breaks)))
        (local.set $end (i32.add (local.get $at) (i32.ctz (local.get $breaks))))
        (local.set $breaks (i32.and (local.get $breaks) (i32.sub (local.get $breaks) (i32.const 1))))
        (br_if $done (i32.ge_u (local.get $end) (local.get $to)))
        ;; The LF of a pair was passed with its CR.
        (br_if $break (i32.lt_u (local.get $end) (global.get $stop)))
        (local.set $next (i32.add (local.get $end) (i32.const 1)))
        (if (i32.eq (i32.load8_u (local.get $end)) (i32.const 0x0d))
          (then
            (br_if $done (i32.eq (local.get $next) (local.get $to)))
            (local.set $next (i32.add (local.get $next) (i32.eq (i32.load8_u (local.get $next)) (i32.const 0x0a))))))
        (br_if $done (i32.gt_u (i32.sub (local.get $end) (global.get $stop)) (local.get $limit)))
        (br_if $done (i32.ge_u (global.get $row) (local.get $most)))
        (call $putRow (global.get $stop) (local.get $end) (local.get $next) (local.get $shift))
        (global.set $stop (local.get $next))
        (br $break)))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (br $blocks)))
    (i32.div_u (i32.sub (global.get $row) (i32.const 1114112)) (i32.const 40)))
)
