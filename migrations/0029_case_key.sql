-- One case is one case however its reference is typed: "SW-123", "sw 123", "SW123", with a dash from a word processor or a mark that nobody sees. What was
-- typed stays as it is and is shown; what is compared is this.

-- Compatible characters are taken for the plain ones (NFKC), marks that nobody sees are left out, and letters of the alphabet are upper case. Blanks and
-- whatever looks like a dash are one dash between two digits, because there it tells cases apart (24-1-11, 24-11-1), and left out elsewhere. The same as
-- `caseKey` in the application. What is nothing else is compared as it stands.
create function case_key_of(reference text) returns text
  language sql immutable strict parallel safe
  return coalesce(
    nullif(
      translate(
        normalize(
          regexp_replace(
            regexp_replace(
              regexp_replace(
                normalize(reference, nfkc),
                '[\u0001-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F'
                '\u200B-\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\U0001BCA0-\U0001BCA3'
                '\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]',
                '', 'g'),
              '[\u0009-\u000D\u0020\u002D\u0085\u00A0\u02D7\u058A\u05BE\u06D4\u1400\u1680\u1806\u2000-\u200A\u2010-\u2015'
              '\u2028\u2029\u202F\u2043\u2053\u205F\u207B\u208B\u2212\u2500\u2796\u2CBA\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D'
              '\u3000\u301C\u3030\u30A0\u30FC\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD]+',
              '-', 'g'),
            '(?<![0-9])-|-(?![0-9])', '', 'g'),
          nfkc),
        'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
      ''),
    reference);

-- Kept beside every entry as it stands; the entries that there are get theirs here.
alter table register_now add column case_key text generated always as (case_key_of(case_reference)) stored;
create index register_now_by_case on register_now (council, type, case_key) where case_key is not null;
