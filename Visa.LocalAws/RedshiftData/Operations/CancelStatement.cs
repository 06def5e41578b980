using Visa.LocalAws.Protocol;
using Visa.LocalAws.RedshiftData.Requests;
using Visa.LocalAws.RedshiftData.Statements;

namespace Visa.LocalAws.RedshiftData.Operations;

/// <summary>Interrupts a statement, which ends as ABORTED with its transaction rolled back.</summary>
internal sealed class CancelStatement(StatementStore store, StatementRunner runner) : IRedshiftDataOperation
{
    public string Name => nameof(CancelStatement);

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var (statement, _) = StatementId.Find(AwsInput.Parse(body), store);
        if (statement.IsOver || !runner.Cancel(statement.Id))
            throw AwsErrors.Validation($"Could not cancel a query that is already in {(store.Find(statement.Id) ?? statement).State} state with ID: {statement.Id}");
        return ValueTask.FromResult(AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("Status", true);
            json.WriteEndObject();
        }));
    }
}
