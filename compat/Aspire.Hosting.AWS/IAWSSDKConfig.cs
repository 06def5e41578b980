using Amazon;

namespace Aspire.Hosting.AWS;

/// <summary>The profile and region that resources use with the AWS SDK.</summary>
public interface IAWSSDKConfig
{
    /// <summary>The name of a credentials profile.</summary>
    string? Profile { get; set; }

    RegionEndpoint? Region { get; set; }
}
