-- Accounts, sessions and tokens. All of it belongs to the installation: no council owns it, none sees it, and it is changed in place.
-- No secret stands here in the clear: passwords as argon2id, tokens and recovery codes as SHA-256, code apps' secrets sealed.

-- A local account: a sign-in name, a password and a code app. One open account for each person and each name.
create table account (
  code text primary key,
  person text not null,
  sign_in_name text not null,
  -- Null until the person has set the account up, and again after a reset.
  password text,
  code_secret text,
  -- The thirty seconds of the last code that was taken; that code and all before it are refused.
  last_step bigint,
  recovery text[] not null default '{}',
  break_glass boolean not null default false,
  enrolment text,
  enrolment_until timestamptz,
  -- The council from whose page the link was given; null where it was given at the machine itself.
  enrolment_from text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  check ((password is null) = (code_secret is null))
);
create unique index account_open_name on account (sign_in_name) where closed_at is null;
create unique index account_open_person on account (person) where closed_at is null;
create unique index account_enrolment on account (enrolment) where enrolment is not null;
select keep_for_installation('account');

-- Whom the council's single sign-on means: issuer and subject, never a name or an e-mail address.
create table identity (
  issuer text not null,
  subject text not null,
  person text not null,
  created_at timestamptz not null,
  primary key (issuer, subject)
);
create index identity_by_person on identity (person);
select keep_for_installation('identity');

-- A link by which a person joins their identity of the single sign-on to themselves, once.
create table identity_link (
  hash text primary key,
  person text not null,
  until timestamptz not null,
  -- As with enrolment_from.
  given_from text
);
select keep_for_installation('identity_link');

-- An answer of the single sign-on that was used; a second one to the same question is refused.
create table sign_on_used (
  state text primary key,
  until timestamptz not null
);
select keep_for_installation('sign_on_used');

create table session (
  code text primary key,
  hash text not null unique,
  person text not null,
  kind text not null check (kind in ('local', 'oidc', 'demo')),
  -- What the single sign-on said at sign-in; posts may follow from it.
  groups text[] not null default '{}',
  chosen text,
  signed_in_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  ended_why text
);
create index session_by_person on session (person) where ended_at is null;
create index session_by_end on session (signed_in_at);
select keep_for_installation('session');

create table api_token (
  code text primary key,
  hash text not null unique,
  person text not null,
  council text not null,
  hat text not null,
  title text not null,
  scopes text[] not null,
  kind text not null check (kind in ('ordinary', 'demo')),
  groups text[] not null default '{}',
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz,
  check (expires_at <= created_at + interval '366 days')
);
create index api_token_by_person on api_token (person);
select keep_for_installation('api_token');

-- Failures at the door, counted apart for each device, and for each account as seen from one range of addresses. Keys are keyed hashes:
-- no address and no name can be read from them.
create table sign_in_failure (
  key text primary key,
  failures int not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
create index sign_in_failure_by_time on sign_in_failure (last_at);
select keep_for_installation('sign_in_failure');
