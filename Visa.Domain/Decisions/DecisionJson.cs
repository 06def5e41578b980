using System.Buffers;
using System.Text.Json;
using Visa.Domain.Json;

namespace Visa.Domain.Decisions;

/// <summary>The JSON form of a <see cref="Decision"/>: one newline-terminated object, snake_case, UTF-8.</summary>
public static class DecisionJson
{
    private const int MaxReasons = 64;

    internal static readonly FieldNames Names = new(optionalFields: 0,
        "transaction_id", "card_token", "card_ordinal", "score", "decision", "reasons",
        "model_version", "policy_version", "catalogue_version", "risk_version", "step", "event_time", "decided_at");

    private static readonly FieldNames ReasonNames = new(optionalFields: 0, "code", "contribution");
    private static readonly WireNames<DecisionOutcome> Outcomes = new("approve", "review", "decline");
    private static readonly WireNames<DegradeStep> Steps = new("model", "rules_only", "safe_default");

    /// <summary>Writes the object and a newline; equal decisions give equal bytes.</summary>
    public static void Write(IBufferWriter<byte> output, Decision decision)
    {
        var writer = JsonLine.Begin(output);
        writer.WriteId(Names[0], decision.TransactionId);
        writer.WriteToken(Names[1], decision.CardToken);
        writer.WriteNumber(Names[2], decision.CardOrdinal);
        writer.WriteNumber(Names[3], decision.Score);
        writer.WriteString(Names[4], Outcomes[decision.Outcome]);
        WriteReasons(writer, decision.Reasons);
        writer.WriteString(Names[6], decision.Context.ModelVersion);
        writer.WriteString(Names[7], decision.Context.PolicyVersion);
        writer.WriteNumber(Names[8], decision.Context.CatalogueVersion);
        writer.WriteString(Names[9], decision.Context.RiskVersion);
        writer.WriteString(Names[10], Steps[decision.Context.Step]);
        writer.WriteTime(Names[11], decision.EventTime);
        writer.WriteTime(Names[12], decision.DecidedAt);
        JsonLine.End(writer, output);
    }

    /// <summary>Reads one object; <paramref name="error"/> says what is wrong with it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out Decision? decision, out string? error)
    {
        var reader = new FieldReader(utf8, Names, stackalloc FieldValue[13]);
        decision = reader.TryScan() ? Read(ref reader) : null;
        error = reader.Error;
        if (error is not null) decision = null;
        return error is null;
    }

    private static Decision Read(ref FieldReader reader) => new()
    {
        TransactionId = reader.TransactionId(0),
        CardToken = reader.Token(1),
        CardOrdinal = reader.Count(2),
        Score = reader.Number(3, 0, 1),
        Outcome = reader.Name(4, Outcomes),
        Reasons = ReadReasons(ref reader),
        Context = new DecisionContext(reader.Text(6), reader.Text(7), reader.Integer(8, 0, int.MaxValue), reader.Text(9), reader.Name(10, Steps)),
        EventTime = reader.Time(11),
        DecidedAt = reader.Time(12),
    };

    private static void WriteReasons(Utf8JsonWriter writer, IReadOnlyList<DecisionReason> reasons)
    {
        writer.WriteStartArray(Names[5]);
        foreach (var reason in reasons)
        {
            writer.WriteStartObject();
            writer.WriteString(ReasonNames[0], reason.Code);
            writer.WriteNumber(ReasonNames[1], reason.Contribution);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static List<DecisionReason> ReadReasons(ref FieldReader reader)
    {
        var reasons = new List<DecisionReason>();
        var array = reader.Raw(5, JsonTokenType.StartArray, "an array");
        if (reader.Error is not null) return reasons;
        Span<FieldValue> values = stackalloc FieldValue[2];
        var elements = new Utf8JsonReader(array);
        elements.Read();
        while (elements.Read() && elements.TokenType != JsonTokenType.EndArray && reader.Error is null)
        {
            var start = (int)elements.TokenStartIndex;
            elements.Skip();
            var reason = new FieldReader(array[start..(int)elements.BytesConsumed], ReasonNames, values);
            if (reason.TryScan()) reasons.Add(new DecisionReason(reason.Text(0), reason.Number(1, double.MinValue, double.MaxValue)));
            if (reason.Error is not null) reader.Refuse(5, $"holds a wrong reason: {reason.Error}");
            else if (reasons.Count > MaxReasons) reader.Refuse(5, $"holds more than {MaxReasons} reasons");
        }
        return reasons;
    }
}
