using Amazon.Runtime;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Visa.ServiceDefaults.Resilience;

/// <summary>One named pipeline per dependency. They retry what may pass by itself and let everything else through at once.</summary>
public static class ResiliencePipelines
{
    public const string Kinesis = "kinesis";
    public const string Firehose = "firehose";
    public const string S3 = "s3";
    public const string DynamoDb = "dynamodb";
    public const string Scoring = "scoring";

    internal static void AddResiliencePipelines(this IServiceCollection services)
    {
        foreach (var name in (string[])[Kinesis, Firehose, S3, DynamoDb])
        {
            services.AddResiliencePipeline(name, pipeline => pipeline.AddRetry(AwsRetry()));
        }

        services.AddResiliencePipeline(Scoring, pipeline => pipeline.AddCircuitBreaker(ScoringBreaker()).AddRetry(ScoringRetry()));
    }

    private static RetryStrategyOptions AwsRetry() => new()
    {
        ShouldHandle = new PredicateBuilder().Handle<Exception>(IsTransient),
        MaxRetryAttempts = 8,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromMilliseconds(50),
        MaxDelay = TimeSpan.FromSeconds(5),
    };

    private static RetryStrategyOptions ScoringRetry() => new()
    {
        ShouldHandle = new PredicateBuilder().Handle<RpcException>(IsTransient),
        MaxRetryAttempts = 1,
        UseJitter = true,
        Delay = TimeSpan.FromMilliseconds(20),
    };

    private static CircuitBreakerStrategyOptions ScoringBreaker() => new()
    {
        ShouldHandle = new PredicateBuilder().Handle<RpcException>(IsTransient),
        FailureRatio = 0.5,
        MinimumThroughput = 4,
        SamplingDuration = TimeSpan.FromSeconds(10),
        BreakDuration = TimeSpan.FromSeconds(5),
    };

    /// <summary>Whether a call that failed this way may succeed when it is made again.</summary>
    public static bool IsTransient(Exception exception) => exception switch
    {
        AmazonServiceException aws => aws.Retryable is not null || (int)aws.StatusCode >= 500 || aws.ErrorCode is
            "ProvisionedThroughputExceededException" or "LimitExceededException" or "ThrottlingException" or "ServiceUnavailableException" or "SlowDown",
        RpcException rpc => rpc.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted,
        HttpRequestException or IOException or TimeoutRejectedException => true,
        _ => false,
    };
}
