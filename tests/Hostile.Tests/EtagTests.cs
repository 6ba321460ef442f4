using System.Text;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;
using Xunit.Abstractions;

namespace RegionalProviders.Hostile.Tests;

/// <summary>Altered etags: none may be accepted as the current one.</summary>
[Collection(OnePlatform.Name)]
public sealed class EtagTests(HostilePlatform hostile, ITestOutputHelper output)
{
    private const string Update =
        "/regionalproviders.providers.v1.PlanningLeadService/UpdatePlanningLead";

    [Fact]
    public async Task Etag_WithAnyBitFlipped_ChangesNothing()
    {
        using var channel = GrpcChannel.ForAddress(hostile.Platform.Server);
        var leads = new PlanningLeadService.PlanningLeadServiceClient(channel);
        Metadata headers = [new Metadata.Entry("authorization", $"Bearer {hostile.Officer.Token}")];
        var lead = (
            await leads.CreatePlanningLeadAsync(
                new CreatePlanningLeadRequest
                {
                    Lead = new PlanningLead
                    {
                        ConsortiumId = await hostile.Platform.People.MembersAsync(),
                        AuthorityGss = TestPrincipals.Bristol,
                        ApplicationReference = "24/00001/FUL",
                        Address = "1 High Street",
                        Applicant = "An applicant",
                        AppliedOn = new Google.Type.Date
                        {
                            Year = 2026,
                            Month = 1,
                            Day = 5,
                        },
                    },
                },
                headers
            )
        ).Lead;
        var tally = new Tally("etags", output);
        await hostile.SurvivesAsync(
            tally,
            async () =>
            {
                var etag = Encoding.ASCII.GetBytes(lead.Etag);
                var changed = Enumerable
                    .Range(0, etag.Length * 8)
                    .Select(bit =>
                    {
                        var flipped = (byte[])etag.Clone();
                        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
                        return flipped;
                    })
                    .Concat(
                        HostileText
                            .Known.Where(text => text != lead.Etag)
                            .Select(Encoding.UTF8.GetBytes)
                    );
                foreach (var given in changed)
                    await IsRefusedAsync(tally, lead, given);
            }
        );
        var after = await leads.GetPlanningLeadAsync(
            new GetPlanningLeadRequest { Id = lead.Id },
            headers
        );
        Assert.Equal(lead, after.Lead);
    }

    private async Task IsRefusedAsync(Tally tally, PlanningLead lead, byte[] etag)
    {
        var change = lead.Clone();
        change.Etag = "";
        change.Feedback = "Changed without leave";
        byte[] changed =
        [
            .. change.ToByteArrayOf(),
            .. Wire.Text(PlanningLead.EtagFieldNumber, etag),
        ];
        var mask = new UpdatePlanningLeadRequest { UpdateMask = FieldMask.FromString("feedback") };
        var answer = tally.Judge(
            await hostile.Officer.CallAsync(
                Update,
                Wire.Frame([
                    .. Wire.Text(UpdatePlanningLeadRequest.LeadFieldNumber, changed),
                    .. mask.ToByteArrayOf(),
                ])
            ),
            $"etag {Convert.ToHexString(etag)}"
        );
        Assert.True(answer.Status is StatusCode.Aborted or StatusCode.InvalidArgument, $"{answer}");
    }
}
