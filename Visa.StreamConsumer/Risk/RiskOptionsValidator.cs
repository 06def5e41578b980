using Microsoft.Extensions.Options;

namespace Visa.StreamConsumer.Risk;

[OptionsValidator]
internal sealed partial class RiskOptionsValidator : IValidateOptions<RiskOptions>;
