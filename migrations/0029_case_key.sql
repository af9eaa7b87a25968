-- One case is one case however its reference is typed: "SW-123", "sw 123", "SW123", with a dash from a word processor or a mark that nobody sees. What was
-- typed stays as it is and is shown; what is compared is this.

-- Compatible characters are taken for the plain ones (NFKC), letters of the alphabet are upper case, and blanks, dashes and invisible marks are left out. The
-- same as `caseKey` in the application. What is nothing else is compared as it stands.
create function case_key_of(reference text) returns text
  language sql immutable strict parallel safe
  return coalesce(
    nullif(
      translate(
        regexp_replace(
          normalize(reference, nfkc),
          '[\u0001-\u0020\u007F-\u00A0\u00AD\u034F\u058A\u05BE\u061C\u115F\u1160\u1400\u1680\u17B4\u17B5\u1806\u180B-\u180F\u2000-\u2015\u2028-\u202F\u205F-\u206F\u2212\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u3000\u301C\u3030\u30A0\u3164\uFE00-\uFE0F\uFEFF\uFFA0-]',
          '', 'g'),
        'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
      ''),
    reference);

-- Kept beside every entry as it stands; the entries that there are get theirs here.
alter table register_now add column case_key text generated always as (case_key_of(case_reference)) stored;
create index register_now_by_case on register_now (council, type, case_key) where case_key is not null;
