using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Streams;

/// <summary>The members that name the stream.</summary>
internal readonly record struct StreamInput(string? Name, string? Arn, string? Id)
{
    public bool IsGiven => Name is not null || Arn is not null || Id is not null;

    public static StreamInput From(AwsInput input) => new(input.String("StreamName"), input.String("StreamARN"), input.String("StreamId"));

    /// <summary>The stream's name, or its id when it is named by that alone, once the constraints were checked.</summary>
    public string Resolve()
    {
        var arnName = Arn?[(Arn.LastIndexOf('/') + 1)..];
        if (Name is not null && arnName is not null && Name != arnName)
        {
            throw AwsErrors.InvalidArgument($"StreamARN {Arn} does not name the stream {Name} that StreamName gives.");
        }

        return Name ?? arnName ?? Id ?? throw new InvalidOperationException("The constraints of the stream's members were not checked.");
    }
}
