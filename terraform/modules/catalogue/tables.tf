locals {
  # The JSON of docs and code, in its order. Amounts stay text: a JSON reader that goes through double would round them.
  raw = {
    transactions = {
      description = "One line a transaction, as the stream carried it"
      columns = [
        ["schema_version", "int"], ["transaction_id", "string"], ["transaction_type", "string"], ["card_number", "string"], ["card_holder", "string"],
        ["card_token", "string"], ["account_token", "string"], ["amount", "string"], ["currency", "string"], ["billing_amount", "string"],
        ["billing_currency", "string"], ["merchant", "string"], ["merchant_id", "string"], ["mcc", "string"], ["merchant_country", "string"],
        ["terminal_id", "string"], ["latitude", "double"], ["longitude", "double"], ["card_country", "string"], ["entry_mode", "string"],
        ["response", "string"], ["timestamp", "string"], ["sent_at", "string"], ["traceparent", "string"]
      ]
    }
    decisions = {
      description = "One line a decision; a transaction may appear twice with the same decision"
      columns = [
        ["transaction_id", "string"], ["card_token", "string"], ["card_ordinal", "bigint"], ["score", "double"], ["decision", "string"],
        ["reasons", "array<struct<code:string,contribution:double>>"], ["model_version", "string"], ["policy_version", "string"],
        ["catalogue_version", "string"], ["risk_version", "string"], ["step", "string"], ["event_time", "string"], ["decided_at", "string"]
      ]
    }
    chargebacks = {
      description = "One line a chargeback: what the issuer learnt, days later"
      columns     = [["transaction_id", "string"], ["card_token", "string"], ["reported_at", "string"], ["reason_code", "string"], ["amount", "string"]]
    }
  }
}
