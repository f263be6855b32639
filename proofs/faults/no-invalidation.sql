-- What a node changes is told to nobody.
create function cw.proof_silence() returns trigger language plpgsql as $$ begin return null; end $$;
create trigger proof_silence before insert on cw.invalidations for each row execute function cw.proof_silence();
