using Visa.LocalAws.Protocol;
using Visa.LocalAws.RedshiftData.Requests;

namespace Visa.LocalAws.RedshiftData.Operations;

/// <summary>Takes in up to 40 statements, which run one after the other: in one transaction, or each by itself.</summary>
internal sealed class BatchExecuteStatement(StatementSubmission submission) : IRedshiftDataOperation
{
    public string Name => nameof(BatchExecuteStatement);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var statement = StatementInput.Read(body, isBatch: true, out var input);
        var taken = await submission.SubmitAsync(statement, input, isBatch: true, cancellationToken);
        return AwsJson.Write(json =>
        {
            json.WriteStartObject();
            StatementSubmission.WriteAnswer(json, taken, statement.Wait > TimeSpan.Zero);
            json.WriteEndObject();
        });
    }
}
