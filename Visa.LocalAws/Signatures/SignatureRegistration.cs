using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Visa.LocalAws.Signatures;

internal static class SignatureRegistration
{
    public static IServiceCollection AddSignatures(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<SignatureOptions>().BindConfiguration(SignatureOptions.SectionName)
            .Validate(options => options.Credentials.All(pair => pair.Value.Length > 0), "LocalAws:Credentials names an access key id without a secret; give each one its secret, or leave it out.")
            .ValidateOnStart();
        services.AddSingleton<SignatureVerifier>();
        services.AddSingleton<S3Signatures>();
        return services;
    }
}
