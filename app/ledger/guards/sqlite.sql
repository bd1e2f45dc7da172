-- What SQLite itself refuses in the ledger, rule for rule as in postgresql.sql.
-- SQLite can replace a row without deleting it (INSERT OR REPLACE), so every insert also asks for doubles.

CREATE TRIGGER ledger_account_opened BEFORE INSERT ON ledger_account
BEGIN
    SELECT RAISE(ABORT, 'ledger: an account opens empty')
    WHERE (NEW.credits, NEW.debits, NEW.refunds, NEW.held, NEW.seq, NEW.hold_seq) IS NOT (0, 0, 0, 0, 0, 0)
       OR NEW.last_expires_on IS NOT NULL;
    SELECT RAISE(ABORT, 'ledger: the account exists')
    WHERE EXISTS (SELECT 1 FROM ledger_account WHERE id = NEW.id)
       OR EXISTS (
           SELECT 1 FROM ledger_account
           WHERE county_id = NEW.county_id AND owner_kind = NEW.owner_kind AND owner_id = NEW.owner_id
             AND asset = NEW.asset AND account_class = NEW.account_class);
    SELECT RAISE(ABORT, 'ledger: an overdraft is a whole number') WHERE typeof(NEW.overdraft) <> 'integer';
END
--------
CREATE TRIGGER ledger_account_changed BEFORE UPDATE ON ledger_account
BEGIN
    SELECT RAISE(ABORT, 'ledger: an account keeps what it is')
    WHERE (NEW.id, NEW.county_id, NEW.asset, NEW.account_class, NEW.owner_kind, NEW.owner_id, NEW.is_counted,
           NEW.created_at)
          IS NOT
          (OLD.id, OLD.county_id, OLD.asset, OLD.account_class, OLD.owner_kind, OLD.owner_id, OLD.is_counted,
           OLD.created_at);
    SELECT RAISE(ABORT, 'ledger: validity never goes backwards')
    WHERE (OLD.last_expires_on IS NULL OR NEW.last_expires_on >= OLD.last_expires_on) IS NOT TRUE;
    SELECT RAISE(ABORT, 'ledger: an overdraft is a whole number') WHERE typeof(NEW.overdraft) <> 'integer';
    SELECT RAISE(ABORT, 'ledger: counters move only with a posting')
    WHERE (NEW.credits, NEW.debits, NEW.refunds, NEW.seq, NEW.last_expires_on)
          IS NOT (OLD.credits, OLD.debits, OLD.refunds, OLD.seq, OLD.last_expires_on)
      AND NOT (
          NEW.seq IS OLD.seq + 1 AND NEW.held IS OLD.held AND NEW.hold_seq IS OLD.hold_seq
          AND (
              EXISTS (
                  SELECT 1 FROM ledger_posting p
                  WHERE p.debit_id = NEW.id AND p.debit_seq = NEW.seq
                    AND p.debit_after = NEW.credits + NEW.refunds - NEW.debits
                    AND NEW.debits = OLD.debits + p.amount
                    AND (NEW.credits, NEW.refunds, NEW.last_expires_on)
                        IS (OLD.credits, OLD.refunds, OLD.last_expires_on))
              OR EXISTS (
                  SELECT 1 FROM ledger_posting p
                  WHERE p.credit_id = NEW.id AND p.credit_seq = NEW.seq
                    AND p.credit_after = NEW.credits + NEW.refunds - NEW.debits
                    AND NEW.debits = OLD.debits
                    AND NEW.credits = OLD.credits + CASE WHEN p.refunds_id IS NULL THEN p.amount ELSE 0 END
                    AND NEW.refunds = OLD.refunds + CASE WHEN p.refunds_id IS NULL THEN 0 ELSE p.amount END
                    AND NEW.last_expires_on IS COALESCE(p.expires_on, OLD.last_expires_on))));
    SELECT RAISE(ABORT, 'ledger: what is held moves only with a hold')
    WHERE (NEW.credits, NEW.debits, NEW.refunds, NEW.seq) IS (OLD.credits, OLD.debits, OLD.refunds, OLD.seq)
      AND (NEW.held, NEW.hold_seq) IS NOT (OLD.held, OLD.hold_seq)
      AND NOT (
          NEW.hold_seq IS OLD.hold_seq + 1
          AND (
              EXISTS (
                  SELECT 1 FROM ledger_hold_line h
                  WHERE h.debit_id = NEW.id AND h.hold_seq = NEW.hold_seq
                    AND h.held_after = NEW.held AND NEW.held = OLD.held + h.amount)
              OR EXISTS (
                  SELECT 1 FROM ledger_hold_end e JOIN ledger_hold_line h ON h.id = e.id
                  WHERE e.account_id = NEW.id AND e.hold_seq = NEW.hold_seq
                    AND e.held_after = NEW.held AND NEW.held = OLD.held - h.amount)));
END
--------
CREATE TRIGGER ledger_posting_checked BEFORE INSERT ON ledger_posting
BEGIN
    SELECT RAISE(ABORT, 'ledger: the posting exists')
    WHERE EXISTS (SELECT 1 FROM ledger_posting WHERE id = NEW.id)
       OR EXISTS (SELECT 1 FROM ledger_posting WHERE transfer_id = NEW.transfer_id AND line = NEW.line)
       OR EXISTS (SELECT 1 FROM ledger_posting WHERE debit_id = NEW.debit_id AND debit_seq = NEW.debit_seq)
       OR EXISTS (SELECT 1 FROM ledger_posting WHERE credit_id = NEW.credit_id AND credit_seq = NEW.credit_seq)
       OR EXISTS (SELECT 1 FROM ledger_posting WHERE hold_line_id = NEW.hold_line_id)
       OR EXISTS (SELECT 1 FROM ledger_posting WHERE refunds_id = NEW.refunds_id);
    SELECT RAISE(ABORT, 'ledger: amounts are whole numbers')
    WHERE typeof(NEW.amount) <> 'integer' OR typeof(NEW.line) <> 'integer'
       OR (NEW.expires_on IS NOT NULL AND NEW.expires_on IS NOT date(NEW.expires_on));
    SELECT RAISE(ABORT, 'ledger: a posting is a line of its transfer')
    WHERE NOT EXISTS (
        SELECT 1 FROM ledger_transfer t
        WHERE t.id = NEW.transfer_id AND t.county_id = NEW.county_id
          AND NEW.line >= 0 AND NEW.line < t.line_count
          AND (t.reverses IS NOT NULL) = (NEW.refunds_id IS NOT NULL));
    SELECT RAISE(ABORT, 'ledger: both accounts are open, of one county and one asset')
    WHERE NOT EXISTS (
        SELECT 1 FROM ledger_account d JOIN ledger_account c ON c.id = NEW.credit_id
        WHERE d.id = NEW.debit_id AND d.county_id = NEW.county_id AND c.county_id = NEW.county_id
          AND d.asset = c.asset AND d.is_open AND c.is_open);
    SELECT RAISE(ABORT, 'ledger: a capture takes what was held')
    WHERE NEW.hold_line_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM ledger_hold_line h
        WHERE h.id = NEW.hold_line_id AND h.debit_id = NEW.debit_id AND h.credit_id = NEW.credit_id
          AND NEW.amount <= h.amount AND NEW.refunds_id IS NULL);
    SELECT RAISE(ABORT, 'ledger: a refund gives back a posting, at most once and at most whole')
    WHERE NEW.refunds_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM ledger_posting o JOIN ledger_transfer t ON t.reverses = o.transfer_id
        WHERE o.id = NEW.refunds_id AND t.id = NEW.transfer_id AND o.refunds_id IS NULL
          AND o.debit_id = NEW.credit_id AND o.credit_id = NEW.debit_id AND NEW.amount <= o.amount);
    SELECT RAISE(ABORT, 'ledger: the debit side is in its place')
    WHERE NOT EXISTS (
        SELECT 1 FROM ledger_account d
        WHERE d.id = NEW.debit_id AND CASE WHEN d.is_counted
        THEN NEW.debit_seq IS d.seq + 1 AND NEW.debit_after IS d.credits + d.refunds - d.debits - NEW.amount
        ELSE NEW.debit_seq IS NULL AND NEW.debit_after IS NULL
             AND (NEW.refunds_id IS NOT NULL OR d.account_class = 'supplier') END);
    SELECT RAISE(ABORT, 'ledger: the credit side is in its place')
    WHERE NOT EXISTS (
        SELECT 1 FROM ledger_account c
        WHERE c.id = NEW.credit_id AND CASE WHEN NOT c.is_counted
        THEN NEW.credit_seq IS NULL AND NEW.credit_after IS NULL AND NEW.credit_total IS NULL
             AND NEW.expires_on IS NULL
        ELSE NEW.credit_seq IS c.seq + 1
             AND NEW.credit_after IS c.credits + c.refunds - c.debits + NEW.amount
             AND NEW.credit_total IS CASE WHEN NEW.refunds_id IS NULL THEN c.credits + NEW.amount END
             AND (NEW.expires_on IS NOT NULL)
                 = (c.account_class IN ('person', 'household') AND NEW.refunds_id IS NULL) END);
END
--------
CREATE TRIGGER ledger_posting_posted AFTER INSERT ON ledger_posting
BEGIN
    INSERT INTO ledger_hold_end
        (id, county_id, hold_id, account_id, outcome, at, actor_id, hold_seq, held_after)
    SELECT h.id, h.county_id, h.hold_id, h.debit_id, 'captured', t.at, t.actor_id,
           a.hold_seq + 1, a.held - h.amount
    FROM ledger_hold_line h
    JOIN ledger_account a ON a.id = h.debit_id
    JOIN ledger_transfer t ON t.id = NEW.transfer_id
    WHERE h.id = NEW.hold_line_id;
    UPDATE ledger_account SET debits = debits + NEW.amount, seq = seq + 1
    WHERE id = NEW.debit_id AND is_counted;
    UPDATE ledger_account
    SET credits = credits + CASE WHEN NEW.refunds_id IS NULL THEN NEW.amount ELSE 0 END,
        refunds = refunds + CASE WHEN NEW.refunds_id IS NULL THEN 0 ELSE NEW.amount END,
        seq = seq + 1,
        last_expires_on = COALESCE(NEW.expires_on, last_expires_on)
    WHERE id = NEW.credit_id AND is_counted;
END
--------
CREATE TRIGGER ledger_hold_line_checked BEFORE INSERT ON ledger_hold_line
BEGIN
    SELECT RAISE(ABORT, 'ledger: the hold line exists')
    WHERE EXISTS (SELECT 1 FROM ledger_hold_line WHERE id = NEW.id)
       OR EXISTS (SELECT 1 FROM ledger_hold_line WHERE hold_id = NEW.hold_id AND line = NEW.line)
       OR EXISTS (SELECT 1 FROM ledger_hold_line WHERE debit_id = NEW.debit_id AND hold_seq = NEW.hold_seq);
    SELECT RAISE(ABORT, 'ledger: amounts are whole numbers')
    WHERE typeof(NEW.amount) <> 'integer' OR typeof(NEW.line) <> 'integer'
       OR (NEW.expires_on IS NOT NULL AND NEW.expires_on IS NOT date(NEW.expires_on));
    SELECT RAISE(ABORT, 'ledger: a hold line belongs to an open hold')
    WHERE NOT EXISTS (
        SELECT 1 FROM ledger_hold h
        WHERE h.id = NEW.hold_id AND h.county_id = NEW.county_id
          AND NEW.line >= 0 AND NEW.line < h.line_count)
       OR EXISTS (SELECT 1 FROM ledger_hold_end WHERE hold_id = NEW.hold_id);
    SELECT RAISE(ABORT, 'ledger: a hold is in its place, between open accounts of one asset')
    WHERE NOT EXISTS (
        SELECT 1 FROM ledger_account d JOIN ledger_account c ON c.id = NEW.credit_id
        WHERE d.id = NEW.debit_id AND d.county_id = NEW.county_id AND c.county_id = NEW.county_id
          AND d.asset = c.asset AND d.is_open AND c.is_open AND d.is_counted
          AND NEW.hold_seq IS d.hold_seq + 1 AND NEW.held_after IS d.held + NEW.amount);
END
--------
CREATE TRIGGER ledger_hold_line_held AFTER INSERT ON ledger_hold_line
BEGIN
    UPDATE ledger_account SET held = held + NEW.amount, hold_seq = hold_seq + 1 WHERE id = NEW.debit_id;
END
--------
CREATE TRIGGER ledger_hold_end_checked BEFORE INSERT ON ledger_hold_end
BEGIN
    SELECT RAISE(ABORT, 'ledger: the hold has ended')
    WHERE EXISTS (SELECT 1 FROM ledger_hold_end WHERE id = NEW.id)
       OR EXISTS (
           SELECT 1 FROM ledger_hold_end WHERE account_id = NEW.account_id AND hold_seq = NEW.hold_seq);
    SELECT RAISE(ABORT, 'ledger: a hold ends as one')
    WHERE NOT EXISTS (
        SELECT 1 FROM ledger_hold_line l
        WHERE l.id = NEW.id AND l.county_id = NEW.county_id AND l.hold_id = NEW.hold_id
          AND l.debit_id = NEW.account_id)
       OR EXISTS (SELECT 1 FROM ledger_hold_end e WHERE e.hold_id = NEW.hold_id AND e.outcome <> NEW.outcome);
    SELECT RAISE(ABORT, 'ledger: a capture has its posting, a lapse its time')
    WHERE (CASE NEW.outcome
        WHEN 'captured' THEN EXISTS (SELECT 1 FROM ledger_posting p WHERE p.hold_line_id = NEW.id)
        WHEN 'lapsed' THEN NEW.at >= (SELECT h.lapses_at FROM ledger_hold h WHERE h.id = NEW.hold_id)
        ELSE TRUE END) IS NOT TRUE;
    SELECT RAISE(ABORT, 'ledger: the end of a hold is in its place')
    WHERE NOT EXISTS (
        SELECT 1 FROM ledger_account a JOIN ledger_hold_line l ON l.id = NEW.id
        WHERE a.id = NEW.account_id
          AND NEW.hold_seq IS a.hold_seq + 1 AND NEW.held_after IS a.held - l.amount);
END
--------
CREATE TRIGGER ledger_hold_end_released AFTER INSERT ON ledger_hold_end
BEGIN
    UPDATE ledger_account
    SET held = held - (SELECT amount FROM ledger_hold_line WHERE id = NEW.id), hold_seq = hold_seq + 1
    WHERE id = NEW.account_id;
END
--------
CREATE TRIGGER ledger_transfer_checked BEFORE INSERT ON ledger_transfer
BEGIN
    SELECT RAISE(ABORT, 'ledger: the transfer exists')
    WHERE EXISTS (SELECT 1 FROM ledger_transfer WHERE id = NEW.id)
       OR EXISTS (SELECT 1 FROM ledger_transfer WHERE county_id = NEW.county_id AND reference = NEW.reference)
       OR EXISTS (SELECT 1 FROM ledger_transfer WHERE county_id = NEW.county_id AND reverses = NEW.reverses);
    SELECT RAISE(ABORT, 'ledger: only a transfer of the county that is no reversal itself is reversed')
    WHERE NEW.reverses IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM ledger_transfer o
        WHERE o.id = NEW.reverses AND o.county_id = NEW.county_id AND o.reverses IS NULL);
END
--------
CREATE TRIGGER ledger_hold_checked BEFORE INSERT ON ledger_hold
BEGIN
    SELECT RAISE(ABORT, 'ledger: the hold exists')
    WHERE EXISTS (SELECT 1 FROM ledger_hold WHERE id = NEW.id)
       OR EXISTS (SELECT 1 FROM ledger_hold WHERE county_id = NEW.county_id AND reference = NEW.reference);
END
--------
CREATE TRIGGER ledger_seal_checked BEFORE INSERT ON ledger_seal
BEGIN
    SELECT RAISE(ABORT, 'ledger: the seal exists')
    WHERE EXISTS (SELECT 1 FROM ledger_seal WHERE id = NEW.id)
       OR EXISTS (SELECT 1 FROM ledger_seal WHERE county_id = NEW.county_id AND n = NEW.n);
END
--------
CREATE TRIGGER ledger_seal_leaf_sealed BEFORE INSERT ON ledger_seal_leaf
BEGIN
    SELECT RAISE(ABORT, 'ledger: the leaf exists')
    WHERE EXISTS (SELECT 1 FROM ledger_seal_leaf WHERE id = NEW.id)
       OR EXISTS (
           SELECT 1 FROM ledger_seal_leaf
           WHERE county_id = NEW.county_id AND seal_n = NEW.seal_n AND position = NEW.position);
    SELECT RAISE(ABORT, 'ledger: a leaf belongs to a seal of its county')
    WHERE NOT EXISTS (
        SELECT 1 FROM ledger_seal s
        WHERE s.county_id = NEW.county_id AND s.n = NEW.seal_n
          AND NEW.position >= 0 AND NEW.position < s.leaf_count)
       OR NOT EXISTS (SELECT 1 FROM ledger_transfer t WHERE t.id = NEW.id AND t.county_id = NEW.county_id);
END
