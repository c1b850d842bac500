-- A proof needs the hashes of its neighbours, whosever they are; hashes are all that may be seen of another workspace.
create function audit_leaf_hashes(first bigint, beyond bigint) returns table (seq bigint, leaf_hash bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.seq, l.leaf_hash from audit_leaves l where l.seq >= first and l.seq < beyond order by l.seq
$$;
--> statement-breakpoint
revoke all on function audit_leaf_hashes(bigint, bigint) from public;
--> statement-breakpoint
grant execute on function audit_leaf_hashes(bigint, bigint) to countersign_web, countersign_worker, countersign_signer, countersign_maintenance;
