using System.Net;
using Amazon.Runtime;

namespace Visa.Orchestrator.Remote;

/// <summary>Sorts what calls to AWS throw.</summary>
public static class FailureClassification
{
    private static readonly string[] Full =
    [
        "ConcurrentRunsExceededException", "ResourceNumberLimitExceededException", "ActiveStatementsExceededException", "ActiveSessionsExceededException",
        "LimitExceededException", "TooManyRequestsException", "RequestLimitExceeded", "ProvisionedThroughputExceededException", "SlowDown",
    ];

    private static readonly string[] Ill =
        ["InternalServiceException", "InternalServerException", "ServerException", "OperationTimeoutException", "ServiceUnavailable", "InternalFailure", "InternalError", "DatabaseConnectionException"];

    public static FailureClass Of(Exception exception) => exception switch
    {
        RemoteJobException known => known.Class,
        AmazonServiceException answer => Of(answer),
        AmazonClientException or HttpRequestException or IOException or TimeoutException or OperationCanceledException => FailureClass.Transient,
        _ => FailureClass.Retryable,
    };

    private static FailureClass Of(AmazonServiceException answer)
    {
        var code = answer.ErrorCode ?? "";
        if (Full.Contains(code) || code.Contains("Throttl", StringComparison.OrdinalIgnoreCase) || IsRateInWords(answer.Message))
        {
            return FailureClass.Throttled;
        }

        return Ill.Contains(code) || (int)answer.StatusCode >= 500 || answer.StatusCode is 0 or HttpStatusCode.RequestTimeout
            ? FailureClass.Transient
            : FailureClass.Permanent;
    }

    /// <summary>ECS puts EC2's throttling into the message of an InvalidParameterException.</summary>
    public static bool IsRateInWords(string? message) =>
        message is not null && (message.Contains("Rate exceeded", StringComparison.OrdinalIgnoreCase) || message.Contains("ErrorCode: Throttling", StringComparison.OrdinalIgnoreCase));
}
