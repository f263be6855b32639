const WORKDAY = [{ opens: '08:00', closes: '22:00' }];

export const EXAMPLE_HOURS = {
  monday: WORKDAY,
  tuesday: WORKDAY,
  wednesday: WORKDAY,
  thursday: WORKDAY,
  friday: [{ opens: '08:00', closes: '01:00' }],
  saturday: [{ opens: '08:00', closes: '24:00' }],
  sunday: [
    { opens: '09:00', closes: '12:00' },
    { opens: '13:00', closes: '18:00' },
  ],
};

export const EXAMPLE_EXCEPTION = { date: '2026-12-24', periods: [{ opens: '08:00', closes: '14:00' }], name: 'Christmas Eve' };
