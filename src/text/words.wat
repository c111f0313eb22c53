;; What is done with the words of a body that tokens.wat finds: they are hashed, and their places put into columns. `npm run kernel`
;; assembles this into words.wasm.ts; a test compares the two.
;;
;; Memory: | classes | folds  | calendar | counts | text   | hashes | starts | ends   | paragraphs | pairs
;;         0         524288   528384     540672   589824   720896   786432   851968   917504       983040
;; Classes: four bytes for each code point below 20000, as letters.ts makes them; 0 is not made yet. Folds: what each byte of
;; ASCII is in a word, 0 when it is in none. Calendar: the hashes of words that are figures, each at the place that its low bits
;; name or behind it. Counts: how many words and how many paragraphs the last reading found. Pairs: where each word begins and
;; where it ends.
(module
  (memory (export "memory") 18)

  ;; The finish of MurmurHash3.
  (func $finish (param $hash i32) (result i32)
    (local.set $hash (i32.mul
      (i32.xor (local.get $hash) (i32.shr_u (local.get $hash) (i32.const 16))) (i32.const 0x85ebca6b)))
    (local.set $hash (i32.mul
      (i32.xor (local.get $hash) (i32.shr_u (local.get $hash) (i32.const 13))) (i32.const 0xc2b2ae35)))
    (i32.xor (local.get $hash) (i32.shr_u (local.get $hash) (i32.const 16))))

  ;; Whether the calendar has a word.
  (func $isCalendar (param $word i32) (result i32)
    (local $at i32) (local $found i32)
    (local.set $at (i32.and (local.get $word) (i32.const 0x1ffc)))
    (loop $next (result i32)
      (local.set $found (i32.load offset=528384 (local.get $at)))
      (if (i32.eqz (local.get $found)) (then (return (i32.const 0))))
      (if (i32.eq (local.get $found) (local.get $word)) (then (return (i32.const 1))))
      (local.set $at (i32.and (i32.add (local.get $at) (i32.const 4)) (i32.const 0x1ffc)))
      (br $next)))

  ;; Writes a word at a place of the pairs: FNV-1a of its letters is finished, and says its kind. Without a kind it is looked for
  ;; in the calendar.
  (func (export "put") (param $pair i32) (param $start i32) (param $end i32) (param $hash i32) (param $kind i32)
    (i32.store (local.get $pair) (local.get $start))
    (i32.store offset=4 (local.get $pair) (local.get $end))
    (local.set $hash (i32.and (call $finish (local.get $hash)) (i32.const -4)))
    (if (i32.eqz (local.get $kind)) (then (local.set $kind (call $isCalendar (local.get $hash)))))
    (i32.store offset=720896
      (i32.shr_u (i32.sub (local.get $pair) (i32.const 983040)) (i32.const 1))
      (i32.or (local.get $hash) (local.get $kind))))

  ;; Hashes the words of ASCII at the places in the pairs [pair, end), four at a step, a byte of each at a time. What stands
  ;; behind the pairs is written over, and up to three hashes behind theirs.
  (func (export "hashPlain") (param $pair i32) (param $end i32)
    (local $row i32) (local $at i32) (local $word i32) (local $a v128) (local $b v128) (local $starts v128) (local $sizes v128)
    (local $bytes v128) (local $byte v128) (local $active v128) (local $hash v128) (local $digits v128) (local $k v128)
    ;; (In locals, because V8 would make them anew at every step.)
    (local $low v128) (local $one v128) (local $prime v128) (local $case v128)
    (local.set $low (i32x4.splat (i32.const 0xff)))
    (local.set $one (i32x4.splat (i32.const 1)))
    ;; That which makes the factor of FNV-1a of a one.
    (local.set $prime (i32x4.splat (i32.const 0x01000192)))
    (local.set $case (i8x16.splat (i32.const 0x20)))
    ;; Words of no length.
    (v128.store (local.get $end) (v128.const i32x4 0 0 0 0))
    (v128.store offset=16 (local.get $end) (v128.const i32x4 0 0 0 0))
    (local.set $row (i32.shr_u (i32.sub (local.get $pair) (i32.const 983040)) (i32.const 1)))
    (block $done (loop $words
      (br_if $done (i32.ge_u (local.get $pair) (local.get $end)))
      (local.set $a (v128.load (local.get $pair)))
      (local.set $b (v128.load offset=16 (local.get $pair)))
      (local.set $starts (i8x16.shuffle 0 1 2 3 8 9 10 11 16 17 18 19 24 25 26 27 (local.get $a) (local.get $b)))
      (local.set $sizes (i32x4.sub
        (i8x16.shuffle 4 5 6 7 12 13 14 15 20 21 22 23 28 29 30 31 (local.get $a) (local.get $b)) (local.get $starts)))
      (local.set $hash (i32x4.splat (i32.const 0x811c9dc5)))
      (local.set $digits (v128.const i32x4 0 0 0 0))
      (local.set $k (v128.const i32x4 0 0 0 0))
      (local.set $at (i32.const 0))
      (loop $bytesOfEach
        (local.set $bytes (v128.load32_zero (i32.add (local.get $at) (i32x4.extract_lane 0 (local.get $starts)))))
        (local.set $bytes (v128.load32_lane 1
          (i32.add (local.get $at) (i32x4.extract_lane 1 (local.get $starts))) (local.get $bytes)))
        (local.set $bytes (v128.load32_lane 2
          (i32.add (local.get $at) (i32x4.extract_lane 2 (local.get $starts))) (local.get $bytes)))
        (local.set $bytes (v128.load32_lane 3
          (i32.add (local.get $at) (i32x4.extract_lane 3 (local.get $starts))) (local.get $bytes)))
        ;; The bit that small letters and digits have; of the bit that letters have and digits have not, digits keep the inverse.
        (local.set $bytes (v128.or (local.get $bytes) (local.get $case)))
        (local.set $active (i32x4.gt_s (local.get $sizes) (local.get $k)))
        (local.set $byte (v128.and (local.get $bytes) (local.get $low)))
        (local.set $digits (v128.or (local.get $digits) (v128.andnot (local.get $active) (local.get $byte))))
        (local.set $hash (i32x4.mul
          (v128.xor (local.get $hash) (v128.and (local.get $byte) (local.get $active)))
          (v128.xor (local.get $one) (v128.and (local.get $prime) (local.get $active)))))
        (local.set $k (i32x4.add (local.get $k) (local.get $one)))
        (local.set $bytes (i32x4.shr_u (local.get $bytes) (i32.const 8)))
        (local.set $active (i32x4.gt_s (local.get $sizes) (local.get $k)))
        (local.set $byte (v128.and (local.get $bytes) (local.get $low)))
        (local.set $digits (v128.or (local.get $digits) (v128.andnot (local.get $active) (local.get $byte))))
        (local.set $hash (i32x4.mul
          (v128.xor (local.get $hash) (v128.and (local.get $byte) (local.get $active)))
          (v128.xor (local.get $one) (v128.and (local.get $prime) (local.get $active)))))
        (local.set $k (i32x4.add (local.get $k) (local.get $one)))
        (local.set $bytes (i32x4.shr_u (local.get $bytes) (i32.const 8)))
        (local.set $active (i32x4.gt_s (local.get $sizes) (local.get $k)))
        (local.set $byte (v128.and (local.get $bytes) (local.get $low)))
        (local.set $digits (v128.or (local.get $digits) (v128.andnot (local.get $active) (local.get $byte))))
        (local.set $hash (i32x4.mul
          (v128.xor (local.get $hash) (v128.and (local.get $byte) (local.get $active)))
          (v128.xor (local.get $one) (v128.and (local.get $prime) (local.get $active)))))
        (local.set $k (i32x4.add (local.get $k) (local.get $one)))
        (local.set $bytes (i32x4.shr_u (local.get $bytes) (i32.const 8)))
        (local.set $active (i32x4.gt_s (local.get $sizes) (local.get $k)))
        (local.set $byte (v128.and (local.get $bytes) (local.get $low)))
        (local.set $digits (v128.or (local.get $digits) (v128.andnot (local.get $active) (local.get $byte))))
        (local.set $hash (i32x4.mul
          (v128.xor (local.get $hash) (v128.and (local.get $byte) (local.get $active)))
          (v128.xor (local.get $one) (v128.and (local.get $prime) (local.get $active)))))
        (local.set $k (i32x4.add (local.get $k) (local.get $one)))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br_if $bytesOfEach (v128.any_true (i32x4.gt_s (local.get $sizes) (local.get $k)))))
      ;; The finish of MurmurHash3, without the two bits that say the kind of word.
      (local.set $hash (i32x4.mul
        (v128.xor (local.get $hash) (i32x4.shr_u (local.get $hash) (i32.const 16))) (i32x4.splat (i32.const 0x85ebca6b))))
      (local.set $hash (i32x4.mul
        (v128.xor (local.get $hash) (i32x4.shr_u (local.get $hash) (i32.const 13))) (i32x4.splat (i32.const 0xc2b2ae35))))
      (local.set $hash (v128.and
        (v128.xor (local.get $hash) (i32x4.shr_u (local.get $hash) (i32.const 16))) (i32x4.splat (i32.const -4))))
      (v128.store offset=720896 (local.get $row) (v128.or (local.get $hash)
        (v128.and (i32x4.shr_u (local.get $digits) (i32.const 6)) (local.get $one))))
      (local.set $word (i32x4.extract_lane 0 (local.get $hash)))
      (if (i32.load offset=528384 (i32.and (local.get $word) (i32.const 0x1ffc)))
        (then (if (call $isCalendar (local.get $word))
          (then (i32.store offset=720896 (local.get $row) (i32.or (local.get $word) (i32.const 1)))))))
      (local.set $word (i32x4.extract_lane 1 (local.get $hash)))
      (if (i32.load offset=528384 (i32.and (local.get $word) (i32.const 0x1ffc)))
        (then (if (call $isCalendar (local.get $word))
          (then (i32.store offset=720900 (local.get $row) (i32.or (local.get $word) (i32.const 1)))))))
      (local.set $word (i32x4.extract_lane 2 (local.get $hash)))
      (if (i32.load offset=528384 (i32.and (local.get $word) (i32.const 0x1ffc)))
        (then (if (call $isCalendar (local.get $word))
          (then (i32.store offset=720904 (local.get $row) (i32.or (local.get $word) (i32.const 1)))))))
      (local.set $word (i32x4.extract_lane 3 (local.get $hash)))
      (if (i32.load offset=528384 (i32.and (local.get $word) (i32.const 0x1ffc)))
        (then (if (call $isCalendar (local.get $word))
          (then (i32.store offset=720908 (local.get $row) (i32.or (local.get $word) (i32.const 1)))))))
      (local.set $row (i32.add (local.get $row) (i32.const 16)))
      (local.set $pair (i32.add (local.get $pair) (i32.const 32)))
      (br $words))))

  ;; Parts pairs [pair, end) into starts and ends, with `shift` added.
  (func (export "part") (param $pair i32) (param $end i32) (param $shift i32)
    (local $row i32) (local $a v128) (local $b v128) (local $all v128)
    (local.set $all (i32x4.splat (local.get $shift)))
    (block $done (loop $words
      (br_if $done (i32.ge_u (local.get $pair) (local.get $end)))
      (local.set $a (i32x4.add (v128.load (local.get $pair)) (local.get $all)))
      (local.set $b (i32x4.add (v128.load offset=16 (local.get $pair)) (local.get $all)))
      (v128.store offset=786432 (local.get $row)
        (i8x16.shuffle 0 1 2 3 8 9 10 11 16 17 18 19 24 25 26 27 (local.get $a) (local.get $b)))
      (v128.store offset=851968 (local.get $row)
        (i8x16.shuffle 4 5 6 7 12 13 14 15 20 21 22 23 28 29 30 31 (local.get $a) (local.get $b)))
      (local.set $row (i32.add (local.get $row) (i32.const 16)))
      (local.set $pair (i32.add (local.get $pair) (i32.const 32)))
      (br $words))))
)
