;; The loops that every byte of a body goes through, sixteen bytes at a step: one counts words, and tells whether the text is
;; surely in NFC; the other escapes it for JSON. `npm run kernel` assembles this into kernel.wasm.ts; a test compares the two.
;;
;; Memory: | the class of each code point of the BMP, a byte each | text, and room | escaped text, and room |
;;         0                                                      65536            1179648             2293760
;; A class (see characters.ts): bits 0-1 the kind (0 not known yet, 1 other, 2 of a word, 3 an ideograph), bit 2 set when a text
;; that holds it may not be in NFC.
(module
  (memory (export "memory") 35 35)
  ;; Words that began so far; whether the last character was of a word (0 or 1); all classes met, or'ed.
  (global $words (mut i32) (i32.const 0))
  (global $inWord (mut i32) (i32.const 0))
  (global $classes (mut i32) (i32.const 0))

  ;; (Functions, because to JavaScript a call costs less than a global's value.)
  (func (export "reset")
    (global.set $words (i32.const 0))
    (global.set $inWord (i32.const 0))
    (global.set $classes (i32.const 0)))
  (func (export "words") (result i32) (global.get $words))
  (func (export "classes") (result i32) (global.get $classes))

  ;; Bytes of the character that begins with a byte.
  (func $length (param $lead i32) (result i32)
    (i32.add (i32.const 1) (i32.add (i32.ge_u (local.get $lead) (i32.const 0xc0))
      (i32.add (i32.ge_u (local.get $lead) (i32.const 0xe0)) (i32.ge_u (local.get $lead) (i32.const 0xf0))))))

  ;; Six bits of a continuation byte.
  (func $tail (param $at i32) (result i32)
    (i32.and (i32.load8_u (local.get $at)) (i32.const 0x3f)))

  ;; The class of the character at a place, 0 when it is not known or outside the BMP.
  (func $class (param $at i32) (param $length i32) (result i32)
    (local $lead i32)
    (local.set $lead (i32.load8_u (local.get $at)))
    (if (i32.eq (local.get $length) (i32.const 1)) (then (return (i32.load8_u (local.get $lead)))))
    (if (i32.eq (local.get $length) (i32.const 2)) (then (return (i32.load8_u (i32.or
      (i32.shl (i32.and (local.get $lead) (i32.const 0x1f)) (i32.const 6))
      (call $tail (i32.add (local.get $at) (i32.const 1))))))))
    (if (i32.eq (local.get $length) (i32.const 3)) (then (return (i32.load8_u (i32.or
      (i32.shl (i32.and (local.get $lead) (i32.const 0x0f)) (i32.const 12))
      (i32.or
        (i32.shl (call $tail (i32.add (local.get $at) (i32.const 1))) (i32.const 6))
        (call $tail (i32.add (local.get $at) (i32.const 2)))))))))
    (i32.const 0))

  ;; Counts a character by its class.
  (func $count (export "count") (param $class i32)
    (local $kind i32)
    (local.set $kind (i32.and (local.get $class) (i32.const 3)))
    (global.set $classes (i32.or (global.get $classes) (local.get $class)))
    (if (i32.or (i32.eq (local.get $kind) (i32.const 3))
                (i32.gt_u (i32.eq (local.get $kind) (i32.const 2)) (global.get $inWord)))
      (then (global.set $words (i32.add (global.get $words) (i32.const 1)))))
    (global.set $inWord (i32.eq (local.get $kind) (i32.const 2))))

  ;; Measures well-formed UTF-8 in [at, to). Returns `to`, or the place of a character whose class is not in the table.
  (func (export "measure") (param $at i32) (param $to i32) (result i32)
    (local $bytes v128) (local $end i32) (local $length i32) (local $class i32)
    (local $letters i32) (local $begun i32) (local $before i32)
    ;; (In locals, because V8 would make them anew at every step.)
    (local $case v128) (local $a v128) (local $count26 v128) (local $zero v128) (local $count10 v128)
    (local.set $case (i8x16.splat (i32.const 0x20)))
    (local.set $a (i8x16.splat (i32.const 0x61)))
    (local.set $count26 (i8x16.splat (i32.const 26)))
    (local.set $zero (i8x16.splat (i32.const 0x30)))
    (local.set $count10 (i8x16.splat (i32.const 10)))
    (local.set $before (global.get $inWord))
    (loop $blocks
      (local.set $end (i32.add (local.get $at) (i32.const 16)))
      (if (i32.le_u (local.get $end) (local.get $to))
        (then
          (local.set $bytes (v128.load (local.get $at)))
          (if (i32.eqz (i8x16.bitmask (local.get $bytes)))
            (then
              ;; A bit for each letter or digit; a word begins at each that none precedes.
              (local.set $letters (i8x16.bitmask (v128.or
                (i8x16.lt_u
                  (i8x16.sub (v128.or (local.get $bytes) (local.get $case)) (local.get $a)) (local.get $count26))
                (i8x16.lt_u (i8x16.sub (local.get $bytes) (local.get $zero)) (local.get $count10)))))
              (local.set $begun (i32.add (local.get $begun) (i32.popcnt (i32.and (local.get $letters)
                (i32.xor (i32.const -1) (i32.or (i32.shl (local.get $letters) (i32.const 1)) (local.get $before)))))))
              (local.set $before (i32.shr_u (local.get $letters) (i32.const 15)))
              (local.set $at (local.get $end))
              (br $blocks))))
        (else (local.set $end (local.get $to))))
      (global.set $inWord (local.get $before))
      (block $next
        (loop $characters
          (br_if $next (i32.ge_u (local.get $at) (local.get $end)))
          (local.set $length (call $length (i32.load8_u (local.get $at))))
          (local.set $class (call $class (local.get $at) (local.get $length)))
          (if (i32.eqz (local.get $class)) (then
            (global.set $words (i32.add (global.get $words) (local.get $begun)))
            (return (local.get $at))))
          (call $count (local.get $class))
          (local.set $at (i32.add (local.get $at) (local.get $length)))
          (br $characters)))
      (local.set $before (global.get $inWord))
      (br_if $blocks (i32.lt_u (local.get $at) (local.get $to))))
    (global.set $words (i32.add (global.get $words) (local.get $begun)))
    (local.get $at))

  ;; Puts texts together at `out`, a line feed between two. Their places are pairs [from, to) of four bytes each in
  ;; [pairs, end), and are counted from `text`. Returns where they end.
  (func (export "join") (param $pairs i32) (param $end i32) (param $text i32) (param $out i32) (result i32)
    (local $from i32) (local $length i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $pairs) (local.get $end)))
        (local.set $from (i32.load (local.get $pairs)))
        (local.set $length (i32.sub (i32.load offset=4 (local.get $pairs)) (local.get $from)))
        (memory.copy (local.get $out) (i32.add (local.get $text) (local.get $from)) (local.get $length))
        (local.set $out (i32.add (local.get $out) (local.get $length)))
        (local.set $pairs (i32.add (local.get $pairs) (i32.const 8)))
        (br_if $done (i32.ge_u (local.get $pairs) (local.get $end)))
        (i32.store8 (local.get $out) (i32.const 0x0a))
        (local.set $out (i32.add (local.get $out) (i32.const 1)))
        (br $next)))
    (local.get $out))

  ;; Where the escaped text goes on.
  (global $out (mut i32) (i32.const 0))
  (func (export "written") (result i32) (global.get $out))

  ;; Writes a byte.
  (func $put (param $byte i32)
    (i32.store8 (global.get $out) (local.get $byte))
    (global.set $out (i32.add (global.get $out) (i32.const 1))))

  ;; Writes the hexadecimal digit of four bits.
  (func $putHex (param $bits i32)
    (call $put (i32.add (i32.add (local.get $bits) (i32.const 0x30))
      (i32.mul (i32.gt_u (local.get $bits) (i32.const 9)) (i32.const 39)))))

  ;; Writes \uXXXX.
  (func $putUnicode (param $point i32)
    (call $put (i32.const 0x5c))
    (call $put (i32.const 0x75))
    (call $putHex (i32.shr_u (local.get $point) (i32.const 12)))
    (call $putHex (i32.and (i32.shr_u (local.get $point) (i32.const 8)) (i32.const 15)))
    (call $putHex (i32.and (i32.shr_u (local.get $point) (i32.const 4)) (i32.const 15)))
    (call $putHex (i32.and (local.get $point) (i32.const 15))))

  ;; The letter of a short escape (\b \t \f \r), or 0.
  (func $short (param $byte i32) (result i32)
    (if (i32.eq (local.get $byte) (i32.const 0x08)) (then (return (i32.const 0x62))))
    (if (i32.eq (local.get $byte) (i32.const 0x09)) (then (return (i32.const 0x74))))
    (if (i32.eq (local.get $byte) (i32.const 0x0c)) (then (return (i32.const 0x66))))
    (if (i32.eq (local.get $byte) (i32.const 0x0d)) (then (return (i32.const 0x72))))
    (if (i32.or (i32.eq (local.get $byte) (i32.const 0x22)) (i32.eq (local.get $byte) (i32.const 0x5c)))
      (then (return (local.get $byte))))
    (i32.const 0))

  ;; The code point to escape of a character of three bytes that begins with E2, or 0: U+2028-202E, U+2066-2069.
  (func $separator (param $at i32) (result i32)
    (local $point i32)
    (local.set $point (i32.or (i32.const 0x2000) (i32.or
      (i32.shl (call $tail (i32.add (local.get $at) (i32.const 1))) (i32.const 6))
      (call $tail (i32.add (local.get $at) (i32.const 2))))))
    (if (result i32) (i32.or
          (i32.lt_u (i32.sub (local.get $point) (i32.const 0x2028)) (i32.const 7))
          (i32.lt_u (i32.sub (local.get $point) (i32.const 0x2066)) (i32.const 4)))
      (then (local.get $point))
      (else (i32.const 0))))

  ;; Writes the character at a place, escaped where it must be; returns its length. A line feed parts two strings of a list.
  (func $putSpecial (param $at i32) (result i32)
    (local $byte i32) (local $point i32) (local $length i32)
    (local.set $byte (i32.load8_u (local.get $at)))
    (local.set $length (call $length (local.get $byte)))
    (if (i32.eq (local.get $byte) (i32.const 0x0a))
      (then
        (call $put (i32.const 0x22)) (call $put (i32.const 0x2c)) (call $put (i32.const 0x22))
        (return (i32.const 1))))
    (if (i32.lt_u (local.get $byte) (i32.const 0x80))
      (then
        (local.set $point (call $short (local.get $byte)))
        (if (local.get $point)
          (then (call $put (i32.const 0x5c)) (call $put (local.get $point)))
          (else (call $putUnicode (local.get $byte))))
        (return (i32.const 1))))
    (if (i32.eq (local.get $byte) (i32.const 0xc2))
      (then
        (local.set $point (i32.load8_u offset=1 (local.get $at)))
        (if (i32.ge_u (local.get $point) (i32.const 0xa0)) (then (local.set $point (i32.const 0)))))
      (else (local.set $point (call $separator (local.get $at)))))
    (if (local.get $point)
      (then (call $putUnicode (local.get $point)))
      (else
        (i32.store (global.get $out) (i32.load (local.get $at)))
        (global.set $out (i32.add (global.get $out) (local.get $length)))))
    (local.get $length))

  ;; Escapes well-formed UTF-8 in [at, to) to `out`. Returns `to`, or where it stopped because `outEnd` was reached.
  (func (export "escape") (param $at i32) (param $to i32) (param $out i32) (param $outEnd i32) (result i32)
    (local $bytes v128) (local $plain i32)
    ;; (In locals, because V8 would make them anew at every step.)
    (local $space v128) (local $quote v128) (local $backslash v128) (local $delete v128) (local $c1 v128) (local $e2 v128)
    (local.set $space (i8x16.splat (i32.const 0x20)))
    (local.set $quote (i8x16.splat (i32.const 0x22)))
    (local.set $backslash (i8x16.splat (i32.const 0x5c)))
    (local.set $delete (i8x16.splat (i32.const 0x7f)))
    (local.set $c1 (i8x16.splat (i32.const 0xc2)))
    (local.set $e2 (i8x16.splat (i32.const 0xe2)))
    (block $done
      (loop $blocks
        (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
        (br_if $done (i32.ge_u (local.get $out) (local.get $outEnd)))
        (local.set $bytes (v128.load (local.get $at)))
        ;; All sixteen are written; those from the first special one on, or behind the end, are written over.
        (v128.store (local.get $out) (local.get $bytes))
        ;; A bit for each byte that is escaped, or may begin something that is.
        (local.set $plain (i8x16.bitmask (v128.or
          (v128.or
            (i8x16.lt_u (local.get $bytes) (local.get $space))
            (v128.or (i8x16.eq (local.get $bytes) (local.get $quote)) (i8x16.eq (local.get $bytes) (local.get $backslash))))
          (v128.or
            (i8x16.eq (local.get $bytes) (local.get $delete))
            (v128.or (i8x16.eq (local.get $bytes) (local.get $c1)) (i8x16.eq (local.get $bytes) (local.get $e2)))))))
        (if (i32.eqz (local.get $plain))
          (then
            (local.set $at (i32.add (local.get $at) (i32.const 16)))
            (local.set $out (i32.add (local.get $out) (i32.const 16)))
            (br $blocks)))
        (local.set $plain (i32.ctz (local.get $plain)))
        (local.set $at (i32.add (local.get $at) (local.get $plain)))
        (local.set $out (i32.add (local.get $out) (local.get $plain)))
        (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
        (global.set $out (local.get $out))
        (local.set $at (i32.add (local.get $at) (call $putSpecial (local.get $at))))
        (local.set $out (global.get $out))
        (br $blocks)))
    ;; What was read behind the end is not written.
    (if (i32.gt_u (local.get $at) (local.get $to))
      (then
        (local.set $out (i32.sub (local.get $out) (i32.sub (local.get $at) (local.get $to))))
        (local.set $at (local.get $to))))
    (global.set $out (local.get $out))
    (local.get $at))
)
