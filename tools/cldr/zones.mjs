// The zones whose printed names are worth their bytes: for each clock that twenty million people or a national press live by,
// one place that keeps it (clocks of the Americas and the Pacific Rim that the press writes as offsets or abbreviations are in
// data/languages). Names of other zones are left out (all of them would cost twice the rest of the lexicon).
export const zones = [
  "UTC",
  "America/Los_Angeles", "America/Chicago", "America/New_York", "America/St_Johns",
  "America/Mexico_City", "America/Sao_Paulo",
  "Europe/London", "Europe/Paris", "Europe/Berlin", "Europe/Athens", "Europe/Kyiv", "Europe/Moscow", "Europe/Istanbul",
  "Africa/Lagos", "Africa/Johannesburg", "Africa/Cairo", "Africa/Nairobi",
  "Asia/Jerusalem", "Asia/Riyadh", "Asia/Tehran", "Asia/Dubai", "Asia/Baku", "Asia/Tbilisi", "Asia/Yerevan", "Asia/Kabul",
  "Asia/Karachi", "Asia/Tashkent", "Asia/Almaty", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Dhaka", "Asia/Yangon", "Asia/Bangkok",
  "Asia/Shanghai", "Asia/Tokyo", "Asia/Seoul",
  "Australia/Adelaide", "Australia/Sydney", "Pacific/Auckland",
];
