;; The loop that every byte of a body goes through, sixteen bytes at a step: counts words, and tells whether the text is surely
;; in NFC. `npm run kernel` assembles it into kernel.wasm.ts; a test compares the two.
;;
;; Memory: | the class of each code point of the BMP, a byte each | text |
;;         0                                                   65536    1114112
;; A class (see characters.ts): bits 0-1 the kind (0 not known yet, 1 other, 2 of a word, 3 an ideograph), bit 2 set when a text
;; that holds it may not be in NFC.
(module
  (memory (export "memory") 17 17)
  ;; Words that began so far; whether the last character was of a word (0 or 1); all classes met, or'ed.
  (global $words (export "words") (mut i32) (i32.const 0))
  (global $inWord (export "inWord") (mut i32) (i32.const 0))
  (global $classes (export "classes") (mut i32) (i32.const 0))

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

  ;; A bit for each letter or digit among sixteen ASCII characters.
  (func $letters (param $bytes v128) (result i32)
    (i8x16.bitmask (v128.or
      (i8x16.lt_u
        (i8x16.sub (v128.or (local.get $bytes) (i8x16.splat (i32.const 0x20))) (i8x16.splat (i32.const 0x61)))
        (i8x16.splat (i32.const 26)))
      (i8x16.lt_u (i8x16.sub (local.get $bytes) (i8x16.splat (i32.const 0x30))) (i8x16.splat (i32.const 10))))))

  ;; Counts the letters of sixteen ASCII characters: a word begins at each that none precedes.
  (func $countBlock (param $letters i32)
    (global.set $words (i32.add (global.get $words) (i32.popcnt (i32.and (local.get $letters)
      (i32.xor (i32.const -1) (i32.or (i32.shl (local.get $letters) (i32.const 1)) (global.get $inWord)))))))
    (global.set $inWord (i32.shr_u (local.get $letters) (i32.const 15))))

  ;; Measures well-formed UTF-8 in [at, to). Returns `to`, or the place of a character whose class is not in the table.
  (func (export "measure") (param $at i32) (param $to i32) (result i32)
    (local $bytes v128) (local $end i32) (local $length i32) (local $class i32)
    (loop $blocks
      (local.set $end (i32.add (local.get $at) (i32.const 16)))
      (if (i32.le_u (local.get $end) (local.get $to))
        (then
          (local.set $bytes (v128.load (local.get $at)))
          (if (i32.eqz (i8x16.bitmask (local.get $bytes)))
            (then
              (call $countBlock (call $letters (local.get $bytes)))
              (local.set $at (local.get $end))
              (br $blocks))))
        (else (local.set $end (local.get $to))))
      (block $next
        (loop $characters
          (br_if $next (i32.ge_u (local.get $at) (local.get $end)))
          (local.set $length (call $length (i32.load8_u (local.get $at))))
          (local.set $class (call $class (local.get $at) (local.get $length)))
          (if (i32.eqz (local.get $class)) (then (return (local.get $at))))
          (call $count (local.get $class))
          (local.set $at (i32.add (local.get $at) (local.get $length)))
          (br $characters)))
      (br_if $blocks (i32.lt_u (local.get $at) (local.get $to))))
    (local.get $at))
)
