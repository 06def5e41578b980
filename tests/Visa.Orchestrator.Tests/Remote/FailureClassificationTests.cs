using System.Net;
using Amazon.Runtime;
using Visa.Orchestrator.Remote;

namespace Visa.Orchestrator.Tests.Remote;

public sealed class FailureClassificationTests
{
    [Theory]
    [InlineData("ConcurrentRunsExceededException", 400, "full", FailureClass.Throttled)]
    [InlineData("ActiveStatementsExceededException", 400, "full", FailureClass.Throttled)]
    [InlineData("ThrottlingException", 400, "slower", FailureClass.Throttled)]
    [InlineData("InvalidParameterException", 400, "Rate exceeded (ErrorCode: Throttling)", FailureClass.Throttled)]
    [InlineData("InvalidParameterException", 400, "no such subnet", FailureClass.Permanent)]
    [InlineData("AccessDeniedException", 400, "no", FailureClass.Permanent)]
    [InlineData("ConflictException", 400, "other parameters", FailureClass.Permanent)]
    [InlineData("InternalServiceException", 500, "ill", FailureClass.Transient)]
    [InlineData("SomethingNew", 503, "ill", FailureClass.Transient)]
    public void Of_AnswerOfAService_IsItsClass(string code, int status, string message, FailureClass expected)
    {
        Assert.Equal(expected, FailureClassification.Of(new AmazonServiceException(message, ErrorType.Sender, code, "id", (HttpStatusCode)status)));
    }

    [Fact]
    public void Of_NoAnswer_IsTransient()
    {
        Assert.Equal(FailureClass.Transient, FailureClassification.Of(new HttpRequestException("connection reset")));
        Assert.Equal(FailureClass.Transient, FailureClassification.Of(new TaskCanceledException("timeout")));
    }

    [Fact]
    public void Of_AnythingElse_IsRetryable() => Assert.Equal(FailureClass.Retryable, FailureClassification.Of(new InvalidOperationException("a bug")));
}
