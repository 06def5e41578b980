using System.Text.Json.Nodes;

namespace Visa.Orchestrator.Tests.Hosting;

/// <summary>Good lines of the raw zone, to be changed one field at a time.</summary>
public static class RawLines
{
    public static string Id(int number) => $"01943768-c4b1-7857-ac19-{number:x12}";

    public static string Transaction(int number, Action<JsonObject>? change = null) => Line(change, $$"""
        {"transaction_id":"{{Id(number)}}","schema_version":1,"transaction_type":"purchase","card_number":"450060******4217","card_holder":"João Batista","card_token":"hyd6vbznvt5zvcca6a7f5xd3a4",
         "account_token":"53tebnwdsbx774ncdcqvycn7qi","amount":141.71,"currency":"BRL","billing_amount":25.50,"billing_currency":"USD","merchant":"Braga Market","merchant_id":"M0001958","mcc":"5411",
         "merchant_country":"BR","terminal_id":"M0001958-06","latitude":-23.54605,"longitude":-46.60934,"card_country":"BR","entry_mode":"contactless","response":"approved",
         "timestamp":"2025-01-05T17:00:00.561Z","sent_at":"2025-01-05T17:00:01.000Z"}
        """);

    public static string Chargeback(int number, Action<JsonObject>? change = null) => Line(change, $$"""
        {"transaction_id":"{{Id(number)}}","card_token":"hyd6vbznvt5zvcca6a7f5xd3a4","reported_at":"2025-02-01T10:00:00.000Z","reason_code":"10.4","amount":141.71,"currency":"BRL"}
        """);

    public static string Decision(int number, Action<JsonObject>? change = null) => Line(change, $$"""
        {"transaction_id":"{{Id(number)}}","card_token":"hyd6vbznvt5zvcca6a7f5xd3a4","card_ordinal":3,"score":0.125,"decision":"review","reasons":[{"code":"R1","contribution":0.5}],"model_version":"m1",
         "policy_version":"p1","catalogue_version":4,"risk_version":"none","step":"model","event_time":"2025-01-05T17:00:00.561Z","decided_at":"2025-01-05T17:00:01.100Z"}
        """);

    public static string Feedback(int number, Action<JsonObject>? change = null) => Line(change, $$"""
        {"transaction_id":"{{Id(number)}}","card_token":"hyd6vbznvt5zvcca6a7f5xd3a4","verdict":"fraud","analyst":"ann","note":null,"given_at":"2025-01-06T09:00:00.000Z"}
        """);

    public static string ShadowScore(int number, Action<JsonObject>? change = null) => Line(change, $$"""
        {"transaction_id":"{{Id(number)}}","card_token":"hyd6vbznvt5zvcca6a7f5xd3a4","event_time":"2025-01-05T17:00:00.561Z","model_version":"m2","score":0.5,"champion_version":"m1","champion_score":0.125,"scored_at":"2025-01-05T17:00:02.000Z"}
        """);

    private static string Line(Action<JsonObject>? change, string text)
    {
        var line = JsonNode.Parse(text)!.AsObject();
        change?.Invoke(line);
        return line.ToJsonString();
    }
}
