using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>The members that name the stream in the operations that carry no data.</summary>
internal readonly record struct StreamInput(string? Name, string? Arn)
{
    public static StreamInput From(AwsInput input) => new(input.String("StreamName"), input.String("StreamARN"));

    /// <summary>The stream's name, once its constraints were checked.</summary>
    public string Resolve() => StreamReference.Resolve(Name, Arn);
}
