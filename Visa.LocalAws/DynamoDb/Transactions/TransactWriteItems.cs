using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Visa.LocalAws.DynamoDb.Requests;
using Visa.LocalAws.DynamoDb.Tables;

namespace Visa.LocalAws.DynamoDb.Transactions;

/// <summary>Up to 100 actions on as many items of any tables, all of them or none.</summary>
internal static class TransactWriteItems
{
    private const int MaxActions = 100;
    private const int MaxTokenLength = 36;
    private const long MaxBytes = 4 * 1024 * 1024;

    public static async ValueTask CallAsync(Database database, JsonElement request, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var items = request.Has("TransactItems") ? request.List("TransactItems") : throw RequestMembers.Missing("TransactItems");
        var token = request.Text("ClientRequestToken");
        var capacity = ConsumedCapacity.Read(request);
        EnsureCount(items.Count, "transactItems");
        if (token?.Length is 0 or > MaxTokenLength)
            throw ValidationFailure.Constraint(token.Length == 0 ? "''" : $"'{token}'", "clientRequestToken", token.Length == 0 ? "Member must have length greater than or equal to 1" : $"Member must have length less than or equal to {MaxTokenLength}");
        var actions = items.Select(item => TransactAction.Read(database, item)).ToArray();
        if (actions.DistinctBy(action => (action.Table, action.Key)).Count() != actions.Length)
            throw ValidationFailure.Of("Transaction request cannot include multiple operations on one item");
        await database.Transactions.CommitAsync([.. actions.Select(action => action.Table)], token, HashOf(request), () => Decide(actions, capacity), cancellationToken);
        capacity.WriteAll(reply);
    }

    internal static void EnsureCount(int count, string member)
    {
        if (count == 0)
            throw ValidationFailure.Constraint("'[]'", member, "Member must have length greater than or equal to 1");
        if (count > MaxActions)
            throw ValidationFailure.Constraint($"'[{count} items]'", member, $"Member must have length less than or equal to {MaxActions}");
    }

    private static TransactionChange[] Decide(TransactAction[] actions, ConsumedCapacity capacity)
    {
        var decisions = actions.Select(action => action.Decide()).ToArray();
        if (decisions.Any(decision => decision.Reason != CancellationReason.None))
            throw TransactionFailure.Canceled([.. decisions.Select(decision => decision.Reason)]);
        TransactionChange[] changes = [.. decisions.Select(decision => decision.Change).OfType<TransactionChange>()];
        if (changes.Sum(change => (long)(change.Item?.Size ?? change.Key.Size)) > MaxBytes)
            throw ValidationFailure.Of("Transaction request size exceeds limit of 4 MB");
        foreach (var (action, decision) in actions.Zip(decisions))
            capacity.AddTransactedWrite(action.Table, new ItemChange(action.Table.Find(action.Key), decision.Change?.Item, IsRefused: false));
        return changes;
    }

    /// <summary>The same for requests that differ in what may differ between repetitions.</summary>
    private static string HashOf(JsonElement request) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.GetProperty("TransactItems").GetRawText())));
}
