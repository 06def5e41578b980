using System.Text.Json;
using Visa.LocalAws.DynamoDb.Requests;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.DynamoDb.Transactions;

/// <summary>The refusals of transactions.</summary>
internal static class TransactionFailure
{
    public static AwsException TokenMismatch() => new(
        "IdempotentParameterMismatchException",
        "DynamoDB rejected the request because you retried a request with a different payload but with an idempotent token that was already used.");

    public static AwsException Canceled(IReadOnlyList<CancellationReason> reasons) => new(
        "TransactionCanceledException",
        $"Transaction cancelled, please refer cancellation reasons for specific reasons [{string.Join(", ", reasons.Select(reason => reason.Code))}]")
    {
        WriteMembers = writer => Write(writer, reasons),
    };

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<CancellationReason> reasons)
    {
        writer.WriteStartArray("CancellationReasons");
        foreach (var reason in reasons)
        {
            writer.WriteStartObject();
            writer.WriteString("Code", reason.Code);
            if (reason.Message is not null)
                writer.WriteString("Message", reason.Message);
            WriteTerms.WriteAttributes(writer, "Item", reason.Item);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
