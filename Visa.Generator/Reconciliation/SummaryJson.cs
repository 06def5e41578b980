using System.Buffers;
using System.Text.Json;

namespace Visa.Generator.Reconciliation;

/// <summary>The summary as one line of JSON.</summary>
internal static class SummaryJson
{
    public static byte[] Write(ReconcileSummary summary)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(output);
        writer.WriteStartObject();
        writer.WriteNumber("sent", summary.Sent);
        writer.WriteNumber("decided", summary.Decided);
        WriteNumber(writer, "alerts", summary.Alerts);
        writer.WriteNumber("lost", summary.Lost);
        writer.WriteNumber("duplicated", summary.Duplicated);
        writer.WriteNumber("redelivered", summary.Redelivered);
        WriteNumber(writer, "decision_p50_ms", summary.DecisionP50Ms);
        WriteNumber(writer, "decision_p99_ms", summary.DecisionP99Ms);
        WriteNumber(writer, "first_decision_s", summary.FirstDecisionSeconds);
        writer.WriteString("model", summary.Model);
        writer.WriteNumber("raw_objects", summary.RawObjects);
        writer.WriteNumber("decision_objects", summary.DecisionObjects);
        writer.WriteEndObject();
        writer.Flush();
        output.Write("\n"u8);
        return output.WrittenSpan.ToArray();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is null) writer.WriteNull(name);
        else writer.WriteNumber(name, Math.Round(value.Value, 3));
    }
}
