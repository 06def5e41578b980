using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Visa.Scoring.Tests.DecisionStream;

/// <summary>Breaks database work off at any step: before a command, before a commit, or after it, when the caller cannot know that it took effect.</summary>
internal sealed class CrashingInterceptor(Func<string, bool> crashes) : DbCommandInterceptor, IDbTransactionInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        crashes("command") ? throw new CrashException() : ValueTask.FromResult(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        crashes("command") ? throw new CrashException() : ValueTask.FromResult(result);

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        crashes("before commit") ? throw new CrashException() : ValueTask.FromResult(result);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        crashes("after commit") ? throw new CrashException() : Task.CompletedTask;

    public sealed class CrashException() : Exception("The process died here.");
}
