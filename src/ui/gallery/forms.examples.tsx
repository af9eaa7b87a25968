import { Button } from '../components/button.tsx';
import { CheckboxField, RadioField, SelectField } from '../components/choice-fields.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { FilterForm } from '../components/filter-form.tsx';
import { Form } from '../components/form.tsx';
import { ScanCode } from '../components/scan-code.tsx';
import { TextAreaField, TextField } from '../components/text-fields.tsx';
import type { ExampleSet } from '../example.ts';

export const formExamples: ExampleSet = {
  title: 'Forms',
  examples: [
    {
      name: 'Filter',
      node: (
        <FilterForm
          label="Filter measures"
          action="/measures"
          keep={{ sort: 'title' }}
          clearHref="/measures"
          filters={[
            {
              kind: 'select',
              name: 'status',
              label: 'Status',
              value: 'late',
              choices: [
                { value: '', label: 'Any status' },
                { value: 'late', label: 'Late' },
              ],
            },
            { kind: 'search', name: 'words', label: 'Words', value: '"care"' },
          ]}
        />
      ),
    },
    {
      name: 'Picture to scan',
      node: <ScanCode text="otpauth://totp/Remit:example?secret=JBSWY3DPEHPK3PXP" label="Picture for a camera" />,
    },
    {
      name: 'Form with errors',
      node: (
        <>
          <ErrorSummary errors={[{ field: 'value', message: 'Give the value as a number' }]} />
          <Form action="/returns/1" hidden={{ token: 'a"b' }}>
            <TextField
              name="value"
              label="Children looked after in the community"
              hint="Last year: 413"
              error="Give the value as a number"
              value="about 400"
              numeric
              characters={10}
            />
            <RadioField
              name="state"
              label="Is this figure final?"
              value="final"
              choices={[
                { value: 'final', label: 'Final' },
                { value: 'provisional', label: 'Provisional', hint: 'You can correct it until the end of March.' },
              ]}
            />
            <SelectField
              name="owner"
              label="Who answers from now on?"
              choices={[
                { value: 'a', label: 'Head of Service' },
                { value: 'b', label: 'Performance Manager' },
              ]}
            />
            <TextAreaField
              name="note"
              label="What changed?"
              hint="In a sentence or two."
              value="Two more &amp; <b>one</b> less"
            />
            <CheckboxField name="nothing" label="Nothing arose in this period" value="yes" />
            <TextField name="due" label="Due" kind="date" />
            <TextField name="sheet" label="Your sheet" kind="file" />
            <Button words="Send" /> <Button words="Save for later" secondary name="then" value="later" />
          </Form>
        </>
      ),
    },
  ],
};
