using Visa.LocalAws.Protocol;
using Visa.LocalAws.RedshiftData.Requests;

namespace Visa.LocalAws.RedshiftData.Operations;

/// <summary>Takes in one statement, which runs by itself. WithEvent is read and sends nothing: there is no EventBridge here.</summary>
internal sealed class ExecuteStatement(StatementSubmission submission) : IRedshiftDataOperation
{
    public string Name => nameof(ExecuteStatement);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var statement = StatementInput.Read(body, isBatch: false, out var input);
        var taken = await submission.SubmitAsync(statement, input, isBatch: false, cancellationToken);
        return AwsJson.Write(json =>
        {
            json.WriteStartObject();
            StatementSubmission.WriteAnswer(json, taken, statement.Wait > TimeSpan.Zero);
            json.WriteEndObject();
        });
    }
}
