;; Reading words off the bytes of a body, for dedup; see dedup/tokens.ts. `npm run kernel` assembles this into tokens.wasm.ts; a
;; test compares the two. The memory is that of words.wat, which says what is where.
(module
  (import "words" "memory" (memory 18))
  (import "words" "put" (func $put (param i32 i32 i32 i32 i32)))
  (import "words" "hashPlain" (func $hashPlain (param i32 i32)))
  (import "words" "part" (func $part (param i32 i32 i32)))

  ;; Bytes of the character that begins with a byte.
  (func $length (param $lead i32) (result i32)
    (i32.add (i32.const 1) (i32.add (i32.ge_u (local.get $lead) (i32.const 0xc0))
      (i32.add (i32.ge_u (local.get $lead) (i32.const 0xe0)) (i32.ge_u (local.get $lead) (i32.const 0xf0))))))

  ;; Six bits of a continuation byte.
  (func $tail (param $at i32) (result i32)
    (i32.and (i32.load8_u (local.get $at)) (i32.const 0x3f)))

  ;; The class of a character of several bytes; 0 when it is not made, or beyond the table.
  (func $class (param $at i32) (result i32)
    (local $lead i32) (local $point i32)
    (local.set $lead (i32.load8_u (local.get $at)))
    (if (i32.lt_u (local.get $lead) (i32.const 0xe0)) (then (return (i32.load (i32.shl (i32.or
      (i32.shl (i32.and (local.get $lead) (i32.const 0x1f)) (i32.const 6))
      (call $tail (i32.add (local.get $at) (i32.const 1)))) (i32.const 2))))))
    (local.set $point (i32.or
      (i32.shl (call $tail (i32.add (local.get $at) (i32.const 1))) (i32.const 6))
      (call $tail (i32.add (local.get $at) (i32.const 2)))))
    (if (i32.lt_u (local.get $lead) (i32.const 0xf0)) (then (return (i32.load (i32.shl (i32.or
      (i32.shl (i32.and (local.get $lead) (i32.const 0x0f)) (i32.const 12))
      (local.get $point)) (i32.const 2))))))
    (local.set $point (i32.or
      (i32.shl (i32.and (local.get $lead) (i32.const 0x07)) (i32.const 18))
      (i32.or (i32.shl (local.get $point) (i32.const 6)) (call $tail (i32.add (local.get $at) (i32.const 3))))))
    (if (i32.ge_u (local.get $point) (i32.const 0x20000)) (then (return (i32.const 0))))
    (i32.load (i32.shl (local.get $point) (i32.const 2))))

  ;; Reads words from the text at [at, to), which are places in memory; places of words are written with `shift` added, the
  ;; numbers of words before the ends of paragraphs with `base` added. Returns where it stopped: at `to`, or where there is no
  ;; more room for words or paragraphs, or at a word or character that has one of no known class in it. Unless the text ends at
  ;; `to`, a word that may go on there is not read. What stands behind the text is written over.
  ;;
  ;; Where a word begins or ends, its place is written to the pairs: after an odd number of places a word is open. Words of ASCII
  ;; are hashed later, together; `plain` is where those begin. Words of other letters are hashed as they are read.
  (func (export "read")
    (param $at i32) (param $to i32) (param $isEnd i32) (param $shift i32) (param $base i32) (result i32)
    (local $bytes v128) (local $letters i32) (local $edges i32) (local $breaks i32) (local $plainBytes i32)
    (local $out i32) (local $plain i32) (local $paragraph i32)
    (local $class i32) (local $byte i32) (local $start i32) (local $end i32) (local $hash i32) (local $digits i32)
    (local $case v128) (local $a v128) (local $count26 v128) (local $zero v128) (local $count10 v128) (local $lf v128)
    (local.set $case (i8x16.splat (i32.const 0x20)))
    (local.set $a (i8x16.splat (i32.const 0x61)))
    (local.set $count26 (i8x16.splat (i32.const 26)))
    (local.set $zero (i8x16.splat (i32.const 0x30)))
    (local.set $count10 (i8x16.splat (i32.const 10)))
    (local.set $lf (i8x16.splat (i32.const 0x0a)))
    (local.set $out (i32.const 983040))
    (local.set $plain (i32.const 983040))
    ;; Ends a word, so that no loop need look for the end of the text.
    (v128.store (local.get $to) (v128.const i32x4 0 0 0 0))
    (block $done (loop $blocks
      (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
      ;; A block has eight words and sixteen line feeds at most.
      (br_if $done (i32.gt_u (local.get $out) (i32.const 1113856)))
      (br_if $done (i32.gt_u (local.get $paragraph) (i32.const 65472)))
      (local.set $byte (i32.load8_u (local.get $at)))
      (if (i32.lt_u (local.get $byte) (i32.const 0x80))
        (then
          (local.set $bytes (v128.load (local.get $at)))
          (local.set $plainBytes (i32.ctz (i32.or (i8x16.bitmask (local.get $bytes)) (i32.const 0x10000))))
          (local.set $letters (i8x16.bitmask (v128.or
            (i8x16.lt_u
              (i8x16.sub (v128.or (local.get $bytes) (local.get $case)) (local.get $a)) (local.get $count26))
            (i8x16.lt_u (i8x16.sub (local.get $bytes) (local.get $zero)) (local.get $count10)))))
          ;; A bit for each byte at which a word begins, or behind whose last one it stands.
          (local.set $edges (i32.and
            (i32.sub (i32.shl (i32.const 1) (local.get $plainBytes)) (i32.const 1))
            (i32.xor (local.get $letters) (i32.or (i32.shl (local.get $letters) (i32.const 1))
              (i32.and (i32.shr_u (local.get $out) (i32.const 2)) (i32.const 1))))))
          (local.set $breaks (i32.and
            (i32.sub (i32.shl (i32.const 1) (local.get $plainBytes)) (i32.const 1))
            (i8x16.bitmask (i8x16.eq (local.get $bytes) (local.get $lf)))))
          (if (local.get $breaks) (then (loop $paragraphs
            ;; All words that have begun before it have ended there as well.
            (i32.store offset=917504 (local.get $paragraph) (i32.add (local.get $base) (i32.shr_u
              (i32.add
                (i32.shr_u (i32.sub (local.get $out) (i32.const 983040)) (i32.const 2))
                (i32.popcnt (i32.and (local.get $edges)
                  (i32.sub (i32.shl (i32.const 2) (i32.ctz (local.get $breaks))) (i32.const 1)))))
              (i32.const 1))))
            (local.set $paragraph (i32.add (local.get $paragraph) (i32.const 4)))
            (local.set $breaks (i32.and (local.get $breaks) (i32.sub (local.get $breaks) (i32.const 1))))
            (br_if $paragraphs (local.get $breaks)))))
          ;; Eight at once, there or not: nothing to be guessed.
          (local.set $end (i32.add (local.get $out) (i32.shl (i32.popcnt (local.get $edges)) (i32.const 2))))
          (loop $more
            (i32.store offset=0 (local.get $out) (i32.add (local.get $at) (i32.ctz (local.get $edges))))
            (local.set $edges (i32.and (local.get $edges) (i32.sub (local.get $edges) (i32.const 1))))
            (i32.store offset=4 (local.get $out) (i32.add (local.get $at) (i32.ctz (local.get $edges))))
            (local.set $edges (i32.and (local.get $edges) (i32.sub (local.get $edges) (i32.const 1))))
            (i32.store offset=8 (local.get $out) (i32.add (local.get $at) (i32.ctz (local.get $edges))))
            (local.set $edges (i32.and (local.get $edges) (i32.sub (local.get $edges) (i32.const 1))))
            (i32.store offset=12 (local.get $out) (i32.add (local.get $at) (i32.ctz (local.get $edges))))
            (local.set $edges (i32.and (local.get $edges) (i32.sub (local.get $edges) (i32.const 1))))
            (i32.store offset=16 (local.get $out) (i32.add (local.get $at) (i32.ctz (local.get $edges))))
            (local.set $edges (i32.and (local.get $edges) (i32.sub (local.get $edges) (i32.const 1))))
            (i32.store offset=20 (local.get $out) (i32.add (local.get $at) (i32.ctz (local.get $edges))))
            (local.set $edges (i32.and (local.get $edges) (i32.sub (local.get $edges) (i32.const 1))))
            (i32.store offset=24 (local.get $out) (i32.add (local.get $at) (i32.ctz (local.get $edges))))
            (local.set $edges (i32.and (local.get $edges) (i32.sub (local.get $edges) (i32.const 1))))
            (i32.store offset=28 (local.get $out) (i32.add (local.get $at) (i32.ctz (local.get $edges))))
            (local.set $edges (i32.and (local.get $edges) (i32.sub (local.get $edges) (i32.const 1))))
            (local.set $out (i32.add (local.get $out) (i32.const 32)))
            (br_if $more (local.get $edges)))
          (local.set $out (local.get $end))
          (local.set $at (i32.add (local.get $at) (local.get $plainBytes)))
          (br $blocks)))
      (local.set $class (call $class (local.get $at)))
      (br_if $done (i32.eqz (local.get $class)))
      ;; A word of other letters (LETTER and not ALONE), or one of ASCII that has something unseen (2) in it.
      (if (i32.or
            (i32.eq (i32.and (local.get $class) (i32.const 0x05000000)) (i32.const 0x01000000))
            (i32.and (i32.eq (local.get $class) (i32.const 2)) (i32.shr_u (local.get $out) (i32.const 2))))
        (then
          (local.set $start (local.get $at))
          (if (i32.and (local.get $out) (i32.const 4)) (then
            (local.set $out (i32.sub (local.get $out) (i32.const 4)))
            (local.set $start (i32.load (local.get $out)))
            (local.set $at (local.get $start))
            (local.set $byte (i32.load8_u (local.get $at)))))
          (if (i32.lt_u (local.get $plain) (local.get $out)) (then (call $hashPlain (local.get $plain) (local.get $out))))
          (local.set $plain (local.get $out))
          (local.set $hash (i32.const 0x811c9dc5))
          (local.set $digits (i32.const 0))
          (block $word (loop $letters
            (if (local.tee $class (i32.load8_u offset=524288 (local.get $byte)))
              (then
                (loop $ascii
                  (local.set $hash (i32.mul (i32.xor (local.get $hash) (local.get $class)) (i32.const 0x01000193)))
                  ;; Digits come before letters in ASCII: the sign of a difference tells whether there was one.
                  (local.set $digits (i32.or (local.get $digits) (i32.sub (local.get $class) (i32.const 0x61))))
                  (local.set $byte (i32.load8_u offset=1 (local.get $at)))
                  (local.set $at (i32.add (local.get $at) (i32.const 1)))
                  (br_if $ascii (local.tee $class (i32.load8_u offset=524288 (local.get $byte)))))
                (local.set $end (local.get $at))))
            ;; Most others consist of two bytes.
            (block $other (loop $two
              (br_if $other (i32.ne (i32.and (local.get $byte) (i32.const 0xe0)) (i32.const 0xc0)))
              (local.set $class (i32.load (i32.shl (i32.or
                (i32.shl (i32.and (local.get $byte) (i32.const 0x1f)) (i32.const 6))
                (i32.and (i32.load8_u offset=1 (local.get $at)) (i32.const 0x3f))) (i32.const 2))))
              (br_if $other (i32.ne (i32.and (local.get $class) (i32.const 0x05000000)) (i32.const 0x01000000)))
              (local.set $hash (i32.mul
                (i32.xor (local.get $hash) (i32.and (local.get $class) (i32.const 0x1fffff))) (i32.const 0x01000193)))
              ;; DIGIT becomes the sign.
              (local.set $digits (i32.or (local.get $digits) (i32.shl (local.get $class) (i32.const 6))))
              (local.set $byte (i32.load8_u offset=2 (local.get $at)))
              (local.set $at (i32.add (local.get $at) (i32.const 2)))
              (local.set $end (local.get $at))
              (br $two)))
            (if (i32.lt_u (local.get $byte) (i32.const 0x80)) (then
              (br_if $letters (i32.load8_u offset=524288 (local.get $byte)))
              (br $word)))
            (local.set $class (call $class (local.get $at)))
            (if (i32.eqz (local.get $class)) (then
              (local.set $at (local.get $start))
              (br $done)))
            (if (i32.eq (i32.and (local.get $class) (i32.const 0x05000000)) (i32.const 0x01000000))
              (then
                (local.set $hash (i32.mul
                  (i32.xor (local.get $hash) (i32.and (local.get $class) (i32.const 0x1fffff))) (i32.const 0x01000193)))
                (local.set $digits (i32.or (local.get $digits) (i32.shl (local.get $class) (i32.const 6))))
                (local.set $at (i32.add (local.get $at) (call $length (local.get $byte))))
                (local.set $end (local.get $at)))
              (else
                ;; What is not seen stands in words, but does not end them.
                (br_if $word (i32.ne (local.get $class) (i32.const 2)))
                (local.set $at (i32.add (local.get $at) (call $length (local.get $byte))))))
            (local.set $byte (i32.load8_u (local.get $at)))
            (br_if $letters (i32.lt_u (local.get $at) (local.get $to)))))
          (if (i32.and (i32.ge_u (local.get $at) (local.get $to)) (i32.eqz (local.get $isEnd))) (then
            (local.set $at (local.get $start))
            (br $done)))
          (call $put (local.get $out) (local.get $start) (local.get $end) (local.get $hash)
            (i32.lt_s (local.get $digits) (i32.const 0)))
          (local.set $out (i32.add (local.get $out) (i32.const 8)))
          (local.set $plain (local.get $out))
          ;; Between two such words there is no more than a space mostly.
          (local.set $at (i32.add (local.get $at) (i32.eq (local.get $byte) (i32.const 0x20))))
          (br $blocks)))
      ;; Any other character ends an open word.
      (if (i32.and (local.get $out) (i32.const 4)) (then
        (i32.store (local.get $out) (local.get $at))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))))
      (local.set $start (local.get $at))
      (local.set $at (i32.add (local.get $at) (call $length (local.get $byte))))
      ;; One that is a word by itself.
      (if (i32.gt_u (local.get $class) (i32.const 2)) (then
        (if (i32.lt_u (local.get $plain) (local.get $out)) (then (call $hashPlain (local.get $plain) (local.get $out))))
        (call $put (local.get $out) (local.get $start) (local.get $at)
          (i32.mul
            (i32.xor (i32.const 0x811c9dc5) (i32.and (local.get $class) (i32.const 0x1fffff))) (i32.const 0x01000193))
          (i32.or (i32.const 2) (i32.and (i32.shr_u (local.get $class) (i32.const 25)) (i32.const 1))))
        (local.set $out (i32.add (local.get $out) (i32.const 8)))
        (local.set $plain (local.get $out))))
      (br $blocks)))
    (local.set $at (select (local.get $at) (local.get $to) (i32.lt_u (local.get $at) (local.get $to))))
    (if (i32.and (local.get $out) (i32.const 4))
      (then
        ;; An open word ends with the text, or is left for the next reading.
        (if (i32.and (i32.eq (local.get $at) (local.get $to)) (local.get $isEnd))
          (then
            (i32.store (local.get $out) (local.get $to))
            (local.set $out (i32.add (local.get $out) (i32.const 4))))
          (else
            (local.set $out (i32.sub (local.get $out) (i32.const 4)))
            (local.set $at (i32.load (local.get $out))))))
      (else
        (if (i32.and (i32.eqz (local.get $isEnd)) (i32.gt_u (local.get $out) (i32.const 983040))) (then
          (if (i32.eq (i32.load (i32.sub (local.get $out) (i32.const 4))) (local.get $to)) (then
            (local.set $out (i32.sub (local.get $out) (i32.const 8)))
            (local.set $at (i32.load (local.get $out)))))))))
    (if (i32.lt_u (local.get $plain) (local.get $out)) (then (call $hashPlain (local.get $plain) (local.get $out))))
    (call $part (i32.const 983040) (local.get $out) (local.get $shift))
    (i32.store (i32.const 540672) (i32.shr_u (i32.sub (local.get $out) (i32.const 983040)) (i32.const 3)))
    (i32.store (i32.const 540676) (i32.shr_u (local.get $paragraph) (i32.const 2)))
    (local.get $at))
)
