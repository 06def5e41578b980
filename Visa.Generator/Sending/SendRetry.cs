using Polly;
using Polly.Retry;
using Visa.ServiceDefaults.Resilience;

namespace Visa.Generator.Sending;

/// <summary>
/// Retries the records that a full shard refused, and whole requests that failed for a passing reason, with exponential back-off and
/// jitter and without end: meanwhile the bounded channel holds the pacer back. Only a lasting error or the drain's end gives up.
/// </summary>
internal static class SendRetry
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(2);

    public static ResiliencePipeline<PutOutcome> Build(ILogger logger) => new ResiliencePipelineBuilder<PutOutcome>()
        .AddRetry(new RetryStrategyOptions<PutOutcome>
        {
            ShouldHandle = new PredicateBuilder<PutOutcome>().HandleResult(outcome => outcome.Failed.Count > 0)
                .Handle<Exception>(ResiliencePipelines.IsTransient).Handle<TaskCanceledException>(canceled => canceled.InnerException is TimeoutException),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = FirstDelay,
            MaxDelay = LongestDelay,
            OnRetry = retry =>
            {
                var attempt = retry.AttemptNumber + 1;
                if (retry.Outcome.Result is { } partly) logger.RecordsRetried(attempt, partly.Failed.Count, partly.ErrorCode);
                else logger.RequestRetried(attempt, retry.Outcome.Exception?.Message);
                return ValueTask.CompletedTask;
            },
        })
        .Build();
}
