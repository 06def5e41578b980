using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Faults;

/// <summary>The faults that strike whole calls, in the words of the service that is called.</summary>
internal sealed class CallFaults(FaultSwitches switches, TimeProvider time)
{
    private const string S3 = "S3";

    /// <summary>Waits, refuses or lets pass a call before it has an effect.</summary>
    /// <param name="service">S3, or the target prefix of a JSON service.</param>
    public async ValueTask BeforeAsync(string service, CancellationToken cancellationToken)
    {
        if (switches.Strikes(FaultKind.Slow, service))
        {
            await Task.Delay(switches.SlowDelay, time, cancellationToken);
        }

        if (switches.Strikes(FaultKind.Throttle, service))
        {
            throw Throttled(service);
        }

        if (switches.Strikes(FaultKind.Error, service))
        {
            throw Failed(service);
        }
    }

    /// <summary>Loses the answer of a call that has had its effect.</summary>
    public void After(string service)
    {
        if (switches.Strikes(FaultKind.LostAnswer, service))
        {
            throw Failed(service);
        }
    }

    private static AwsException Throttled(string service) => service switch
    {
        S3 => new("SlowDown", "Please reduce your request rate.", StatusCodes.Status503ServiceUnavailable),
        "DynamoDB_20120810" => new(
            "ProvisionedThroughputExceededException",
            "The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API."),
        "Kinesis_20131202" => new("ProvisionedThroughputExceededException", "Rate exceeded for the stream."),
        "Firehose_20150804" => new("ServiceUnavailableException", "Slow down.", StatusCodes.Status503ServiceUnavailable),
        _ => new("ThrottlingException", "Rate exceeded"),
    };

    private static AwsException Failed(string service) => service switch
    {
        S3 => new("InternalError", "We encountered an internal error. Please try again.", StatusCodes.Status500InternalServerError),
        "DynamoDB_20120810" => new("InternalServerError", "Internal server error", StatusCodes.Status500InternalServerError),
        _ => AwsErrors.InternalFailure(),
    };
}
