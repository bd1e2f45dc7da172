-- What PostgreSQL itself refuses in the ledger. Statements are separated by lines of dashes.

CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'ledger: % of % is refused: written once', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$
--------
CREATE OR REPLACE FUNCTION ledger_require(holds boolean, rule text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- A condition that is NULL does not hold.
    IF holds IS NOT TRUE THEN
        RAISE EXCEPTION 'ledger: %', rule USING ERRCODE = 'integrity_constraint_violation';
    END IF;
END $$
--------
CREATE OR REPLACE FUNCTION ledger_account_opened() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ledger_require(
        NEW.credits = 0 AND NEW.debits = 0 AND NEW.refunds = 0 AND NEW.held = 0
        AND NEW.seq = 0 AND NEW.hold_seq = 0 AND NEW.last_expires_on IS NULL,
        'an account opens empty');
    RETURN NEW;
END $$
--------
CREATE OR REPLACE FUNCTION ledger_account_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ledger_require(
        (NEW.id, NEW.county_id, NEW.asset, NEW.account_class, NEW.owner_kind, NEW.owner_id, NEW.is_counted,
         NEW.created_at)
        IS NOT DISTINCT FROM
        (OLD.id, OLD.county_id, OLD.asset, OLD.account_class, OLD.owner_kind, OLD.owner_id, OLD.is_counted,
         OLD.created_at),
        'an account keeps what it is');
    PERFORM ledger_require(
        OLD.last_expires_on IS NULL OR NEW.last_expires_on >= OLD.last_expires_on,
        'validity never goes backwards');
    IF (NEW.credits, NEW.debits, NEW.refunds, NEW.seq, NEW.last_expires_on)
       IS DISTINCT FROM (OLD.credits, OLD.debits, OLD.refunds, OLD.seq, OLD.last_expires_on) THEN
        PERFORM ledger_require(
            NEW.seq = OLD.seq + 1 AND NEW.held = OLD.held AND NEW.hold_seq = OLD.hold_seq
            AND (
                EXISTS (
                    SELECT 1 FROM ledger_posting p
                    WHERE p.debit_id = NEW.id AND p.debit_seq = NEW.seq
                      AND p.debit_after = NEW.credits + NEW.refunds - NEW.debits
                      AND NEW.debits = OLD.debits + p.amount
                      AND (NEW.credits, NEW.refunds, NEW.last_expires_on)
                          IS NOT DISTINCT FROM (OLD.credits, OLD.refunds, OLD.last_expires_on))
                OR EXISTS (
                    SELECT 1 FROM ledger_posting p
                    WHERE p.credit_id = NEW.id AND p.credit_seq = NEW.seq
                      AND p.credit_after = NEW.credits + NEW.refunds - NEW.debits
                      AND NEW.debits = OLD.debits
                      AND NEW.credits = OLD.credits + CASE WHEN p.refunds_id IS NULL THEN p.amount ELSE 0 END
                      AND NEW.refunds = OLD.refunds + CASE WHEN p.refunds_id IS NULL THEN 0 ELSE p.amount END
                      AND NEW.last_expires_on IS NOT DISTINCT FROM COALESCE(p.expires_on, OLD.last_expires_on))),
            'counters move only with a posting');
    ELSIF (NEW.held, NEW.hold_seq) IS DISTINCT FROM (OLD.held, OLD.hold_seq) THEN
        PERFORM ledger_require(
            NEW.hold_seq = OLD.hold_seq + 1
            AND (
                EXISTS (
                    SELECT 1 FROM ledger_hold_line h
                    WHERE h.debit_id = NEW.id AND h.hold_seq = NEW.hold_seq
                      AND h.held_after = NEW.held AND NEW.held = OLD.held + h.amount)
                OR EXISTS (
                    SELECT 1 FROM ledger_hold_end e JOIN ledger_hold_line h ON h.id = e.id
                    WHERE e.account_id = NEW.id AND e.hold_seq = NEW.hold_seq
                      AND e.held_after = NEW.held AND NEW.held = OLD.held - h.amount)),
            'what is held moves only with a hold');
    END IF;
    RETURN NEW;
END $$
--------
CREATE OR REPLACE FUNCTION ledger_posted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    t ledger_transfer;
    d ledger_account;
    c ledger_account;
    is_refund boolean := NEW.refunds_id IS NOT NULL;
BEGIN
    SELECT * INTO t FROM ledger_transfer WHERE id = NEW.transfer_id;
    PERFORM ledger_require(
        t.county_id = NEW.county_id AND NEW.line >= 0 AND NEW.line < t.line_count
        AND (t.reverses IS NOT NULL) = is_refund,
        'a posting is a line of its transfer');
    IF NEW.hold_line_id IS NOT NULL THEN
        PERFORM ledger_require(
            EXISTS (
                SELECT 1 FROM ledger_hold_line h
                WHERE h.id = NEW.hold_line_id AND h.debit_id = NEW.debit_id AND h.credit_id = NEW.credit_id
                  AND NEW.amount <= h.amount AND NOT is_refund),
            'a capture takes what was held');
        INSERT INTO ledger_hold_end
            (id, county_id, hold_id, account_id, outcome, at, actor_id, hold_seq, held_after)
        SELECT h.id, h.county_id, h.hold_id, h.debit_id, 'captured', t.at, t.actor_id,
               a.hold_seq + 1, a.held - h.amount
        FROM ledger_hold_line h JOIN ledger_account a ON a.id = h.debit_id
        WHERE h.id = NEW.hold_line_id;
    END IF;
    IF is_refund THEN
        PERFORM ledger_require(
            EXISTS (
                SELECT 1 FROM ledger_posting o
                WHERE o.id = NEW.refunds_id AND o.transfer_id = t.reverses AND o.refunds_id IS NULL
                  AND o.debit_id = NEW.credit_id AND o.credit_id = NEW.debit_id AND NEW.amount <= o.amount),
            'a refund gives back a posting, at most once and at most whole');
    END IF;

    UPDATE ledger_account SET debits = debits + NEW.amount, seq = seq + 1
    WHERE id = NEW.debit_id AND is_counted RETURNING * INTO d;
    IF d.id IS NULL THEN
        SELECT * INTO d FROM ledger_account WHERE id = NEW.debit_id;
    END IF;
    UPDATE ledger_account
    SET credits = credits + CASE WHEN is_refund THEN 0 ELSE NEW.amount END,
        refunds = refunds + CASE WHEN is_refund THEN NEW.amount ELSE 0 END,
        seq = seq + 1,
        last_expires_on = COALESCE(NEW.expires_on, last_expires_on)
    WHERE id = NEW.credit_id AND is_counted RETURNING * INTO c;
    IF c.id IS NULL THEN
        SELECT * INTO c FROM ledger_account WHERE id = NEW.credit_id;
    END IF;

    PERFORM ledger_require(
        d.county_id = NEW.county_id AND c.county_id = NEW.county_id AND d.asset = c.asset
        AND d.is_open AND c.is_open,
        'both accounts are open, of one county and one asset');
    PERFORM ledger_require(
        CASE WHEN d.is_counted
        THEN NEW.debit_seq = d.seq AND NEW.debit_after = d.credits + d.refunds - d.debits
        ELSE NEW.debit_seq IS NULL AND NEW.debit_after IS NULL
             AND (is_refund OR d.account_class = 'supplier') END,
        'the debit side is in its place');
    PERFORM ledger_require(
        CASE WHEN NOT c.is_counted
        THEN NEW.credit_seq IS NULL AND NEW.credit_after IS NULL AND NEW.credit_total IS NULL
             AND NEW.expires_on IS NULL
        ELSE NEW.credit_seq = c.seq AND NEW.credit_after = c.credits + c.refunds - c.debits
             AND NEW.credit_total IS NOT DISTINCT FROM CASE WHEN is_refund THEN NULL ELSE c.credits END
             AND (NEW.expires_on IS NOT NULL)
                 = (c.account_class IN ('person', 'household') AND NOT is_refund) END,
        'the credit side is in its place');
    RETURN NULL;
END $$
--------
CREATE OR REPLACE FUNCTION ledger_held() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    h ledger_hold;
    d ledger_account;
    c ledger_account;
BEGIN
    SELECT * INTO h FROM ledger_hold WHERE id = NEW.hold_id;
    PERFORM ledger_require(
        h.county_id = NEW.county_id AND NEW.line >= 0 AND NEW.line < h.line_count
        AND NOT EXISTS (SELECT 1 FROM ledger_hold_end WHERE hold_id = NEW.hold_id),
        'a hold line belongs to an open hold');
    UPDATE ledger_account SET held = held + NEW.amount, hold_seq = hold_seq + 1
    WHERE id = NEW.debit_id AND is_counted RETURNING * INTO d;
    SELECT * INTO c FROM ledger_account WHERE id = NEW.credit_id;
    PERFORM ledger_require(
        d.county_id = NEW.county_id AND c.county_id = NEW.county_id AND d.asset = c.asset
        AND d.is_open AND c.is_open AND NEW.hold_seq = d.hold_seq AND NEW.held_after = d.held,
        'a hold is in its place, between open accounts of one asset');
    RETURN NULL;
END $$
--------
CREATE OR REPLACE FUNCTION ledger_released() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    l ledger_hold_line;
    h ledger_hold;
    a ledger_account;
BEGIN
    SELECT * INTO l FROM ledger_hold_line WHERE id = NEW.id;
    SELECT * INTO h FROM ledger_hold WHERE id = l.hold_id;
    PERFORM ledger_require(
        NEW.county_id = l.county_id AND NEW.hold_id = l.hold_id AND NEW.account_id = l.debit_id
        AND NOT EXISTS (
            SELECT 1 FROM ledger_hold_end e WHERE e.hold_id = NEW.hold_id AND e.outcome <> NEW.outcome),
        'a hold ends as one');
    PERFORM ledger_require(
        CASE NEW.outcome
        WHEN 'captured' THEN EXISTS (SELECT 1 FROM ledger_posting p WHERE p.hold_line_id = NEW.id)
        WHEN 'lapsed' THEN NEW.at >= h.lapses_at
        ELSE TRUE END,
        'a capture has its posting, a lapse its time');
    UPDATE ledger_account SET held = held - l.amount, hold_seq = hold_seq + 1
    WHERE id = l.debit_id RETURNING * INTO a;
    PERFORM ledger_require(
        NEW.hold_seq = a.hold_seq AND NEW.held_after = a.held, 'the end of a hold is in its place');
    RETURN NULL;
END $$
--------
CREATE OR REPLACE FUNCTION ledger_reversing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ledger_require(
        EXISTS (
            SELECT 1 FROM ledger_transfer o
            WHERE o.id = NEW.reverses AND o.county_id = NEW.county_id AND o.reverses IS NULL),
        'only a transfer of the county that is no reversal itself is reversed');
    RETURN NEW;
END $$
--------
CREATE OR REPLACE FUNCTION ledger_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ledger_require(
        EXISTS (
            SELECT 1 FROM ledger_seal s
            WHERE s.county_id = NEW.county_id AND s.n = NEW.seal_n
              AND NEW.position >= 0 AND NEW.position < s.leaf_count)
        AND EXISTS (SELECT 1 FROM ledger_transfer t WHERE t.id = NEW.id AND t.county_id = NEW.county_id),
        'a leaf belongs to a seal of its county');
    RETURN NEW;
END $$
--------
CREATE TRIGGER ledger_account_opened BEFORE INSERT ON ledger_account
    FOR EACH ROW EXECUTE FUNCTION ledger_account_opened()
--------
CREATE TRIGGER ledger_account_changed BEFORE UPDATE ON ledger_account
    FOR EACH ROW EXECUTE FUNCTION ledger_account_changed()
--------
CREATE TRIGGER ledger_posting_posted AFTER INSERT ON ledger_posting
    FOR EACH ROW EXECUTE FUNCTION ledger_posted()
--------
CREATE TRIGGER ledger_hold_line_held AFTER INSERT ON ledger_hold_line
    FOR EACH ROW EXECUTE FUNCTION ledger_held()
--------
CREATE TRIGGER ledger_hold_end_released AFTER INSERT ON ledger_hold_end
    FOR EACH ROW EXECUTE FUNCTION ledger_released()
--------
CREATE TRIGGER ledger_transfer_reversing BEFORE INSERT ON ledger_transfer
    FOR EACH ROW WHEN (NEW.reverses IS NOT NULL) EXECUTE FUNCTION ledger_reversing()
--------
CREATE TRIGGER ledger_seal_leaf_sealed BEFORE INSERT ON ledger_seal_leaf
    FOR EACH ROW EXECUTE FUNCTION ledger_sealed()
