using System.Security.Cryptography;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Registry;
using Visa.Domain.Transactions;
using Visa.ServiceDefaults.Platform;
using Visa.ServiceDefaults.Resilience;

namespace Visa.StreamConsumer.DeadLetters;

/// <summary>
/// Puts dead letters back on the stream, one after the other so that each card's stay in order, and notes each. Where it is stopped between the two the
/// letter goes back once more at the next redrive: its card's memory knows the transaction then, and it is decided once.
/// </summary>
internal sealed class DeadLetterRedrive(
    DeadLetterLake lake, IAmazonKinesis kinesis, ResiliencePipelineProvider<string> pipelines, IOptions<PlatformOptions> platform, TimeProvider clock)
{
    private readonly ResiliencePipeline _pipeline = pipelines.GetPipeline(ResiliencePipelines.Kinesis);
    private readonly string _stream = platform.Value.TransactionsStream;

    /// <param name="repaired">What to send instead of a letter's own bytes.</param>
    public async IAsyncEnumerable<RedriveLine> RunAsync(
        DeadLetterArguments arguments, IReadOnlyDictionary<string, byte[]> repaired, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var redriven = await lake.RedrivenAsync(cancellationToken);
        var letters = await lake.ReadAsync(cancellationToken);
        foreach (var unknown in repaired.Keys.Concat(arguments.Ids).Distinct(StringComparer.Ordinal).Except(letters.Select(letter => letter.Id), StringComparer.Ordinal))
            yield return new RedriveLine(unknown, "invalid", null, "There is no dead letter of this id.");
        foreach (var letter in letters.Where(arguments.Selects))
            yield return redriven.Contains(letter.Id)
                ? new RedriveLine(letter.Id, "redriven_before", null, null)
                : await RedriveAsync(letter, repaired.GetValueOrDefault(letter.Id), arguments.IsDryRun, cancellationToken);
    }

    private async Task<RedriveLine> RedriveAsync(StoredDeadLetter letter, byte[]? repaired, bool isDryRun, CancellationToken cancellationToken)
    {
        if (repaired is null && letter.IsTruncated)
            return new RedriveLine(letter.Id, "invalid", null, "Only the beginning of the record is in the lake.");
        var bytes = repaired ?? letter.Data;
        if (!TransactionJson.TryRead(bytes, out var transaction, out var error))
            return new RedriveLine(letter.Id, "invalid", null, error);
        var id = transaction!.Id.ToString();
        if (isDryRun)
            return new RedriveLine(letter.Id, "would_be_redriven", id, null);

        var card = transaction.CardToken.ToString();
        var answer = await _pipeline.ExecuteAsync(
            async token => await kinesis.PutRecordAsync(new PutRecordRequest { StreamName = _stream, PartitionKey = card, Data = new MemoryStream(bytes) }, token), cancellationToken);
        var note = new RedriveNote(
            letter.Id, letter.Reason, letter.Source, id, card, repaired is not null, Convert.ToHexStringLower(SHA256.HashData(bytes)), answer.SequenceNumber, clock.GetUtcNow(), Environment.UserName);
        return new RedriveLine(letter.Id, await lake.TryNoteAsync(note, cancellationToken) ? "redriven" : "redriven_before", id, null);
    }
}
